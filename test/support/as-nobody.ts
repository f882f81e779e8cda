/** Does some work as a user who may read nothing that is not for all: a superuser may read everything, whatever its mode says. */
export function asNobody<Result>(work: () => Result): Result {
  if (process.getuid?.() !== 0) return work();
  process.seteuid!(65534);
  try {
    return work();
  } finally {
    process.seteuid!(0);
  }
}
