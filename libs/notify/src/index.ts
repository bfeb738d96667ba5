export { type Notifier, notifiers } from './notifier.js';
export { inAppNotifier } from './in-app.notifier.js';
export { mailNotifier, type MailNotifier, type MailOptions } from './mail.notifier.js';
export { inboxOf, type InboxNotice, type InboxQuery, markRead, type NoticeItem, unreadOf } from './inbox.js';
export { type NotifierSettings, openNotifier } from './open-notifier.js';
export { noticeText, type NoticeFacts, type NoticeText } from './notice-text.js';
export { type Channels, type ChannelName, openChannels, type Trial } from './channels.js';
