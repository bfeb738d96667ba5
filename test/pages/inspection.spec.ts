import type { InspectionView } from '@duban/contracts';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { choose, looked, lookedAtBothWidths } from '../support/at-page.js';
import { hasBrowser, openPages, type Pages, type Visitor } from '../support/browser.js';
import { enter, faultsOf } from '../support/cast.js';

const cast = {
  supervisor: 'supervisor-1',
  chief: 'chief-supervisor',
  mayor: 'mayor',
  object: 'finance-head',
} as const;
type Actor = keyof typeof cast;

const OBJECT = '财政金融局';

/** What is typed into one form: what a field is called, and how it is filled. */
type Filling = (dialog: Locator, page: Page) => Promise<void>;

describe.runIf(hasBrowser)('one inspection, from the proposal to its end, with a review', () => {
  let pages: Pages;
  let people: Record<Actor, Visitor>;
  let address = '';

  beforeAll(async () => {
    pages = await openPages({ DUBAN_DEMO: 'empty', DUBAN_DEMO_START: '2021-03-01T09:00' });
    people = await enter(pages, cast);
  }, 600_000);
  afterAll(() => pages.close());

  test('it is proposed by the inspectorate, and approved by the head of government', async () => {
    const { page, open } = people.supervisor;
    await open('/inspections');
    await page.getByText('尚无督查事项。').waitFor();
    await page.getByRole('button', { name: '提出督查事项' }).click();
    const dialog = await opened(page);
    // Nothing written: refused beside the fields.
    await dialog.getByRole('button', { name: '提交' }).click();
    await dialog.getByText('请填写此项。').first().waitFor();
    await dialog.getByLabel('督查事项名称').fill('财政资金拨付专项督查');
    await dialog.getByText('督查机构提出建议，报行政首长批准').click();
    await dialog.getByLabel('依据').fill('一季度拨付进度偏慢。');
    await choose(dialog, '督查内容（类别）', '财政资金');
    // All of what is intended, or nothing of it.
    await choose(dialog, '拟督查对象', OBJECT);
    await day(dialog, '拟安排开始日期', '2021-03-01');
    await dialog.getByRole('button', { name: '提交' }).click();
    await dialog.getByText('请填写此项。').first().waitFor();
    await day(dialog, '拟安排结束日期', '2021-03-20');
    await dialog.getByText('没有重叠的督查。').waitFor();
    await lookedAtBothWidths(page, 'inspection-propose');
    await submit(dialog);
    await page.waitForURL(/\/inspections\/2021\/[0-9a-f-]{36}/);
    address = new URL(page.url()).pathname;
    await page.getByText('督查事项须经行政首长批准，方可制定方案。').waitFor();
    await page.getByText('《政府督查工作条例》第十一条第二款').first().waitFor();
    await looked(page, 'inspection-proposed');
    // It stands in the plan of the year, and another of the same object, topic and days meets it.
    await open('/inspections');
    await page.getByText('年度计划', { exact: true }).click();
    await page.getByRole('heading', { name: '3月' }).waitFor();
    await page.getByText('拟安排', { exact: false }).first().waitFor();
    await lookedAtBothWidths(page, 'inspection-year-plan');
    await page.getByRole('button', { name: '提出督查事项' }).click();
    const another = await opened(page);
    await choose(another, '督查内容（类别）', '财政资金');
    await choose(another, '拟督查对象', OBJECT);
    await day(another, '拟安排开始日期', '2021-03-20');
    await day(another, '拟安排结束日期', '2021-03-31');
    await another.getByText('拟安排，尚未制定方案').waitFor();
    await another.getByText('与 1 项督查重叠').scrollIntoViewIfNeeded();
    await lookedAtBothWidths(page, 'inspection-intended-overlap');
    await another.getByRole('button', { name: '取消' }).click();
    await another.waitFor({ state: 'detached' });
    await done('mayor', 'approval', '批准督查事项');
    expect((await read('supervisor')).status).toBe('approved');
  });

  test('a plan that ends before it begins is refused; a right one is approved, and the team formed', async () => {
    const { page } = people.supervisor;
    await begin('supervisor', 'plan', '制定督查方案');
    const dialog = await opened(page);
    // What was intended is filled in.
    await dialog.getByTitle(OBJECT, { exact: false }).waitFor();
    expect(await dialog.getByLabel('结束日期', { exact: true }).inputValue()).toBe('2021-03-20');
    await dialog.getByLabel('督查内容和范围').fill('教育专项资金的拨付进度和使用情况。');
    await day(dialog, '开始日期', '2021-03-10');
    await day(dialog, '结束日期', '2021-03-02');
    await choose(dialog, '督查方式', '调阅、复制资料');
    await dialog.getByRole('button', { name: '提交' }).click();
    await dialog.getByRole('alert').waitFor();
    expect((await read('supervisor')).plan).toBeNull();
    await day(dialog, '开始日期', '2021-03-01');
    await day(dialog, '结束日期', '2021-03-12');
    await dialog.getByText('没有重叠的督查。').waitFor();
    await looked(page, 'inspection-plan');
    await submit(dialog);
    // Without a leader, nobody is sent.
    await page.getByText('组建督查组并确定组长，实行组长负责制。').waitFor();
    await done('chief', 'plan', '批准督查方案');
    await done('chief', 'team', '组建督查组', (form) => choose(form, '组长', '沈朗清'));
    await done('supervisor', 'team', '登记培训', (form) => form.getByLabel('培训内容').fill('条例和财务制度。'));
    expect(await read('supervisor')).toMatchObject({ status: 'planned', team: { leader: { id: expect.anything() } } });
  });

  test('the object is told, and sees nothing before; in the field evidence is logged on a phone', async () => {
    const { object } = people;
    await object.open('/inspections');
    await object.page.getByText('目前没有通知到本单位的督查。').waitFor();
    expect(await object.page.getByText('年度计划', { exact: true }).count()).toBe(0);
    await done('supervisor', 'notice', '通知督查对象');
    await object.open('/inspections');
    await object.page.getByRole('link', { name: '财政资金拨付专项督查' }).waitFor();
    await done('supervisor', 'field', '开始实地督查');

    const phone = await pages.as(cast.supervisor, { width: 'phone' });
    await phone.open(address);
    await looked(phone.page, 'inspection-field-phone');
    await phone.page.locator('.inspections-thumb').getByRole('button', { name: '登记证据' }).click();
    const dialog = await opened(phone.page);
    await dialog.getByRole('textbox', { name: '情况' }).fill('3月应拨付的专项资金有两笔未到账。');
    await looked(phone.page, 'inspection-evidence-phone');
    await submit(dialog);
    await done('supervisor', 'field', '登记问题', async (form) => {
      await form.getByRole('textbox', { name: '问题' }).fill('两笔专项资金未按期拨付。');
      await choose(form, '证据', '两笔未到账');
    });
    expect(await read('supervisor')).toMatchObject({
      status: 'inField',
      findings: [{ object: { name: expect.stringContaining(OBJECT) } }],
    });
    await people.supervisor.open(address);
    await looked(people.supervisor.page, 'inspection-field');
  });

  test('concluded, issued, fed back; the object receives its part and asks for a review', async () => {
    await done('supervisor', 'conclusion', '作出督查结论', (form) =>
      form.getByLabel('督查结论').fill('拨付总体有序，两笔资金迟延。'),
    );
    await done('chief', 'feedback', '印发结论');
    await done('supervisor', 'feedback', '向对象反馈', async (form) => {
      // What was found there is filled in.
      expect(await form.getByLabel('反馈内容').inputValue()).toContain('两笔专项资金未按期拨付。');
    });
    await done('object', 'feedback', '签收结论');
    await looked(people.object.page, 'inspection-object');
    await done('object', 'review', '申请复核', (form) => form.getByLabel('复核申请').fill('其中一笔已于3月1日拨付。'));
    // Closing waits for the review: the page that stands open says so by itself.
    await people.supervisor.page.getByText('有复核申请尚未作出决定；参与作出结论的人员应当回避。').waitFor();
    expect(await read('supervisor')).toMatchObject({ status: 'fedBack', reviews: [{ decision: null }] });
  });

  test('who took part may not review; others decide, the object puts right what is left, and it is closed', async () => {
    const { page } = people.chief;
    await begin('chief', 'review', '作出复核决定');
    const dialog = await opened(page);
    await choose(dialog, '复核决定', '变更结论');
    await choose(dialog, '复核人员', '沈朗清');
    await dialog.getByLabel('决定的事实和理由').fill('一笔确已拨付，一笔仍迟延。');
    await dialog.getByRole('button', { name: '提交' }).click();
    await dialog.getByRole('alert').getByText('《政府督查工作条例》第十七条').waitFor();
    await looked(page, 'inspection-reviewer-refused');
    await dialog.getByTitle('沈朗清', { exact: false }).locator('.ant-select-selection-item-remove').click();
    await choose(dialog, '复核人员', '文映雪');
    await submit(dialog);
    expect(await read('chief')).toMatchObject({ reviews: [{ decision: { outcome: 'changed' } }] });

    await done('supervisor', 'rectification', '责令整改', async (form) => {
      await form.getByLabel('整改要求').fill('余下一笔在十日内拨付到位。');
      await day(form, '整改期限', '2021-03-15');
    });
    await done('object', 'rectification', '报告整改', (form) => form.getByLabel('整改情况').fill('已全部拨付到位。'));
    await done('supervisor', 'rectification', '核查整改', (form) =>
      form.getByLabel('核查情况').fill('查看拨款凭证，属实。'),
    );
    await done('supervisor', 'close', '办结督查');
    await people.supervisor.page.getByText('督查已办结，全部记录留存备查。', { exact: true }).waitFor();
    await looked(people.supervisor.page, 'inspection-closed');
    expect((await read('supervisor')).status).toBe('closed');
  });

  test('nothing failed on any of their pages', () => {
    expect(faultsOf(people)).toEqual([]);
  });

  async function read(actor: Actor): Promise<InspectionView> {
    return (await (await people[actor].context.request.get(`${pages.url}/api/v1${address}`)).json()) as InspectionView;
  }

  /** Opens the step of the page that has the deed, and its form. */
  async function begin(actor: Actor, step: string, deed: string): Promise<void> {
    const { page, open } = people[actor];
    await open(`${address}?step=${step}`);
    await page.getByRole('main').getByRole('button', { name: deed, exact: true }).first().click();
  }

  /** Fills the form of a deed and sends it. */
  async function done(actor: Actor, step: string, deed: string, fill?: Filling): Promise<void> {
    await begin(actor, step, deed);
    const { page } = people[actor];
    const dialog = await opened(page);
    await fill?.(dialog, page);
    await submit(dialog);
  }
});

/** The form that has been opened, once it has come to rest. */
async function opened(page: Page): Promise<Locator> {
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  await rest(page);
  return dialog;
}

const rest = (page: Page): Promise<unknown> =>
  page.evaluate(`Promise.allSettled(document.getAnimations()
    .filter(({ effect }) => effect.getComputedTiming().endTime !== Infinity).map(({ finished }) => finished))`);

async function submit(dialog: Locator): Promise<void> {
  await dialog.getByRole('button', { name: '提交' }).click();
  await dialog.waitFor({ state: 'detached' });
}

/** Types a day into its field. */
async function day(dialog: Locator, field: string, text: string): Promise<void> {
  const input = dialog.getByLabel(field, { exact: true });
  await input.fill(text);
  await input.press('Tab');
}
