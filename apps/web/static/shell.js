/** A first page over the interface: who is signed in, for which post, and what waits. The web application follows. */

const content = document.querySelector('#content');
const message = document.querySelector('#message');

const state = { about: null, session: null };

document.querySelector('#sign-out').addEventListener('click', () => act(signOut));
/** Reads what runs here and who is signed in, and shows it. */
async function open() {
  state.about = await call('GET', '/api/v1/about');
  state.session = await call('GET', '/api/v1/session').catch(nobody);
  await show();
}

async function show() {
  showFrame();
  if (!state.session) await showSignIn();
  else await showDesk();
}

function showFrame() {
  const { about, session } = state;
  const isDemo = about.mode === 'demo';
  const banner = document.querySelector('#demonstration');
  banner.hidden = !isDemo;
  banner.textContent = `演示系统 · 人员均为虚构 · 业务时间 ${time(about.now)}`;
  document.querySelector('#government').textContent = (session?.government ?? about.governments[0])?.name ?? '';
  document.querySelector('#version').textContent = `版本 ${about.version}`;
  document.querySelector('#person').textContent = session?.person.name ?? '';
  document.querySelector('#sign-out').hidden = !session;
}

async function showSignIn() {
  const { about } = state;
  if (!about.isSetUp) {
    content.replaceChildren(
      card('尚未初始化', element('p', {}, '请按启动时显示的说明完成初始化:POST /api/v1/setup。')),
    );
    return;
  }
  const form = signInForm(about.governments);
  const parts = [card('登录', form)];
  if (about.mode === 'demo') {
    const { people, password } = await call('GET', '/api/v1/demo/people');
    parts.push(card('选择一个演示人员', peopleList(people, password)));
  }
  content.replaceChildren(element('div', { className: 'columns' }, ...parts));
  form.querySelector('input').focus();
}

function signInForm(governments) {
  const name = element('input', { name: 'name', autocomplete: 'username', required: true, autocapitalize: 'none' });
  const password = element('input', {
    name: 'password',
    type: 'password',
    autocomplete: 'current-password',
    required: true,
  });
  // Where there are several the server names none.
  const government = element('input', { name: 'government', required: true, autocapitalize: 'none' });
  const isAsked = governments.length !== 1;
  const form = element(
    'form',
    {},
    ...(isAsked ? [labelled('政府代码', government)] : []),
    labelled('登录名', name),
    labelled('密码', password),
    element('button', { type: 'submit', className: 'first' }, '登录'),
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const chosen = isAsked ? { government: government.value } : {};
    void act(() => signIn({ ...chosen, name: name.value, password: password.value }));
  });
  return form;
}

function peopleList(people, password) {
  return element(
    'ul',
    { className: 'people' },
    ...people.map(({ signIn: name, name: person, role, title, unit }) => {
      const button = element(
        'button',
        { type: 'button' },
        element('strong', {}, ROLES[role] ?? role),
        `${person} · ${unit ?? ''}${title}`,
      );
      button.addEventListener('click', () => act(() => signIn({ name, password })));
      return element('li', {}, button);
    }),
  );
}

async function signIn(body) {
  state.session = await call('POST', '/api/v1/session', body);
  await show();
  content.focus();
}

async function signOut() {
  await call('DELETE', '/api/v1/session');
  state.session = null;
  await show();
}

async function showDesk() {
  const { session, about } = state;
  const bar = element('div', { className: 'bar' }, postChoice(session));
  if (about.mode === 'demo' && session.post?.role === 'administrator') bar.append(clockButton());
  const sections = session.post ? await deskCards() : [element('p', { className: 'card quiet' }, '今天没有任职岗位。')];
  content.replaceChildren(element('section', { className: 'card' }, bar), ...sections);
}

function postChoice({ posts, post }) {
  const choice = element('select', {}, ...posts.map((each) => option(each.id, postName(each))));
  choice.value = post?.id ?? '';
  choice.disabled = posts.length < 2;
  choice.addEventListener('change', () =>
    act(async () => {
      state.session = await call('PUT', '/api/v1/session/post', { post: choice.value });
      await show();
    }),
  );
  return labelled('当前岗位', choice);
}

const postName = ({ role, title, unit }) => `${unit?.name ?? ''}${title}(${ROLES[role] ?? role})`;

function clockButton() {
  const button = element('button', { type: 'button', className: 'first' }, '时间推进到下一个时点');
  button.addEventListener('click', () => {
    button.disabled = true;
    void act(async () => {
      const { now, fired } = await call('POST', '/api/v1/demo/clock', { to: 'nextWake' });
      await open();
      tell(`业务时间已到 ${time(now)},处理了 ${fired} 个时点。`);
    }).finally(() => (button.disabled = false));
  });
  return button;
}

async function deskCards() {
  const { sections } = await call('GET', '/api/v1/desk');
  const filled = sections.filter(({ total }) => total > 0);
  if (filled.length === 0) return [element('p', { className: 'card quiet' }, '目前没有待办事项。')];
  return filled.map((section) => sectionCard(section));
}

function sectionCard({ section, total, rows }) {
  const heading = [SECTIONS[section] ?? section, element('span', { className: 'count' }, ` ${total} 项`)];
  const list = element('ul', { className: 'rows' }, ...rows.map(rowItem));
  const more = total > rows.length ? [element('p', { className: 'quiet' }, `另有 ${total - rows.length} 项`)] : [];
  return card(heading, list, ...more);
}

function rowItem({ what, number, title, unit, period, dueOn, dueAt, status }) {
  // What is owed is late when its own moment has passed, whatever else its task is late with.
  const isLate = dueAt ? dueAt <= state.about.now : status === 'overdue';
  const others = unit?.id === ownUnit() ? undefined : unit?.name;
  const facts = [KINDS[what], period, others, dueOn && `${dueOn} 24时前`].filter(Boolean);
  return element(
    'li',
    {},
    element('span', { className: 'what' }, `${number ? `${number} ` : ''}${title}`),
    element('span', { className: isLate ? 'when late' : 'when' }, [...facts, ...(isLate ? ['逾期'] : [])].join(' · ')),
  );
}

/** One's own unit need not be named in each line. */
const ownUnit = () => state.session?.post?.unit?.id;

const ROLES = {
  administrator: '系统管理员',
  issuingClerk: '交办专员',
  supervisor: '督查专员',
  chiefSupervisor: '督查负责人',
  leaderInCharge: '分管领导',
  headOfGovernment: '政府主要领导',
  unitHead: '单位负责人',
  unitLiaison: '单位联络员',
  inspectionMember: '督查组成员',
  viewer: '查阅人员',
};

const SECTIONS = {
  owed: '本单位应报',
  contributions: '本单位应配合',
  toDecide: '待我单位汇总',
  toSign: '待签发',
  cameBack: '退回修改',
  owedToMe: '等待其他单位',
  reports: '待审核的报送',
  plans: '待审批的方案',
  extensions: '延期申请',
  closeOuts: '销号申请',
  slips: '待下发的催办、督办单',
  overdue: '逾期任务',
  watched: '重点关注的任务',
  coordinationAsked: '请求协调的事项',
  instructions: '批示',
  drafts: '正在整理的交办文件',
  directives: '交办文件',
  vacantPosts: '空缺岗位',
  withoutAccount: '尚无账户的人员',
  deadWork: '失败的后台工作',
  provisionalYears: '节假日尚未公布的年份',
};

const KINDS = {
  acknowledgement: '签收',
  plan: '方案',
  planPart: '方案分工',
  report: '进展报送',
  subReport: '分项报送',
  supplement: '补充报送',
  milestone: '时间节点',
  reply: '批示办理',
  extension: '延期',
  closeOut: '销号',
  slip: '督办单',
};

/** One request; what is refused is thrown as an error with the sentence of the problem. */
async function call(method, path, body) {
  const response = await reach(path, {
    method,
    headers: body === undefined ? {} : { 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  const answer = text === '' ? undefined : JSON.parse(text);
  if (response.ok) return answer;
  throw Object.assign(new Error(MESSAGES[answer?.code] ?? answer?.detail ?? '服务器没有回答。'), {
    status: response.status,
    code: answer?.code,
  });
}

/** A server that does not answer at all is told of as such. */
const reach = (path, init) =>
  fetch(path, init).catch((cause) => {
    throw Object.assign(new Error('连接不上服务器,请稍后再试。', { cause }), { status: 0 });
  });

const MESSAGES = {
  'sign-in-failed': '登录名或密码不对。',
  'account-locked': '密码多次输入错误,账户已锁定,请稍后再试。',
  'too-many-requests': '操作过于频繁,请稍后再试。',
  'database-unavailable': '数据库暂时没有回答,请稍后再试。',
};

/** Nobody is signed in; every other fault is one. */
function nobody(error) {
  if (error.status === 401) return null;
  throw error;
}

/** Does something that a person asked for, and says what went wrong. A session that has ended leads back to the door. */
async function act(work) {
  tell('');
  try {
    await work();
  } catch (error) {
    if (error.status === 401 && state.session) {
      state.session = null;
      await show();
      tell('登录已失效,请重新登录。');
    } else if (error.status === undefined) {
      tell('页面出错,请刷新后重试。');
      throw error;
    } else tell(error.message);
  }
}

function tell(text) {
  message.hidden = text === '';
  message.replaceChildren(element('span', {}, text));
}

function card(heading, ...children) {
  return element('section', { className: 'card' }, element('h2', {}, ...[heading].flat()), ...children);
}

const labelled = (text, field) => element('label', {}, text, field);

const option = (value, text) => element('option', { value }, text);

function element(name, properties, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

/** In the government's time, to the minute. */
function time(instant) {
  const format = new Intl.DateTimeFormat('zh-CN', { dateStyle: 'long', timeStyle: 'short', timeZone: 'Asia/Shanghai' });
  // oxlint-disable-next-line no-restricted-globals -- it does not ask the time, but reads what it was told
  return format.format(Date.parse(instant));
}

// Last, when everything above is there.
await act(open);
