/** What stands under each heading of the description. */
export const tagDescriptions: Readonly<Record<string, string>> = {
  Server: 'What runs here, and this description.',
  Session: '登录：who is signed in, and for which post (岗位) they speak.',
  Commands: '指令：the one door for every change of the record.',
  Changes: '变更：what happens, as it happens (server-sent events).',
  Files: '文件：attachments, kept under their content.',
  Drafts: '交办稿：documents on their way to becoming directives, read, decided about, previewed and issued.',
};
