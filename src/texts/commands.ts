/** Why a place of a command takes only inert values. Each ends a sentence that begins with “because”. */
export const doubtTexts = {
  noLanguage: 'the block does not name its language',
  language: (language: string) => `no grammar reads ${language} here`,
  prose: 'this is not a block of its own',
  unread: 'the block could not be read to its end',
  session: 'commands and output could not be told apart',
  output: 'this is output',
  construct: (construct: string) => `it is part of ${construct}`,
  comment: 'some shells run a pasted comment',
  reader: (program: string) => `${program} reads its words a second time`,
  option: (option: string) => `${option} can take text that is read a second time`,
  commandName: 'it names the command to run',
  optionName: 'it is part of an option’s name',
  surrounded: 'the text around it may have a grammar of its own',
};
