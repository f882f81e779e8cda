import { encodedPath, sizeText } from '../site/offline-manifest.ts';
import type { Change, Note, ValueChange } from './changes.ts';
import type { ContentState, PictureState } from './site-state.ts';

/** Pictures that are other bytes than before, or in another place, whether any page shows them or not. */
export function comparePictures(before: ContentState, after: ContentState): Change[] {
  if (!before.pictures || !after.pictures) return [];
  const oldByPath = new Map(before.pictures.map((picture) => [picture.path, picture]));
  const nowByPath = new Map(after.pictures.map((picture) => [picture.path, picture]));
  const gone = before.pictures.filter(({ path }) => !nowByPath.has(path));
  const changes = after.pictures.flatMap((now): Change[] => {
    const old = oldByPath.get(now.path);
    if (old) return old.digest === now.digest ? [] : [changed(old, now)];
    const place = gone.findIndex(({ digest }) => digest === now.digest);
    return place === -1 ? [added(now)] : [renamed(gone.splice(place, 1)[0]!, now)];
  });
  return [...changes, ...gone.map(removed)];
}

/** What is said of sites that were built before pictures were compared. */
export function pictureNotes(before: ContentState, after: ContentState): Note[] {
  const sides = [...(before.pictures ? [] : ['old']), ...(after.pictures ? [] : ['new'])];
  return sides.map((side) => ({
    text: `The ${side} side was built by an older version of Alertbook, which kept no record of pictures, so they are not compared.`,
    names: [],
  }));
}

function changed(old: PictureState, now: PictureState): Change {
  const values = [
    { field: 'SHA-256', old: old.digest, new: now.digest },
    ...(old.size === now.size ? [] : [{ field: 'size', old: sizeText(old.size), new: sizeText(now.size) }]),
  ];
  return { ...change('changed', now), ...whereIs(now), values: [...values, ...refusal(now)] };
}

function added(now: PictureState): Change {
  const size = { field: 'size', new: sizeText(now.size) };
  return { ...change('added', now), ...whereIs(now), values: [size, ...refusal(now)] };
}

function renamed(old: PictureState, now: PictureState): Change {
  return { ...change('renamed', now), ...whereIs(now), oldAddress: addressOfPicture(old), values: refusal(now) };
}

function removed(old: PictureState): Change {
  return { ...change('removed', old), oldAddress: addressOfPicture(old) };
}

function change(kind: Change['kind'], { path }: PictureState): Change {
  return { section: 'pictures', kind, noun: 'picture', name: path, values: [], text: [] };
}

/** A picture that is not published is nowhere on the site. */
function whereIs(now: PictureState): { address?: string } {
  return now.refused === undefined ? { address: addressOfPicture(now) } : {};
}

function refusal({ refused }: PictureState): ValueChange[] {
  return refused === undefined ? [] : [{ field: 'not published', new: refused }];
}

function addressOfPicture({ path }: PictureState): string {
  return `/${encodedPath(path)}`;
}
