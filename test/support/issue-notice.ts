import type { Visitor } from './browser.js';

const NOTICE = `济源市人民政府关于加快学校建设的通知
济政〔2021〕3号
一、民生实事
1.新建一所初级中学,年底前投入使用。(责任单位:教育体育局、财政金融局)
请各单位每月25日前报送进展情况。
济源市人民政府
2021年2月26日
`;

/** A clerk pastes a notice with one task, accepts what is doubtful, and issues it. Gives the address of the task's page. */
export async function issueNotice({ page, open, context }: Visitor, notice = NOTICE): Promise<string> {
  await open('/drafts');
  await page.getByLabel('文件正文').fill(notice);
  await page.getByRole('button', { name: '识别', exact: true }).click();
  await page.waitForURL(/\/drafts\/[0-9a-f-]{36}/);
  await page.getByRole('button', { name: '采纳', exact: true }).first().click();
  await page.getByText('没有待核的任务').waitFor();
  await open(`${new URL(page.url()).pathname}?step=issue`);
  await page.getByRole('button', { name: '交办', exact: true }).click();
  await page.getByRole('button', { name: '确认交办' }).click();
  await page.waitForURL(/\/directives\/2021\//);
  return addressOfTask({ context });
}

/** Where the first task has its page. */
export async function addressOfTask({ context }: Pick<Visitor, 'context'>): Promise<string> {
  const answer = await context.request.get('/api/v1/tasks');
  const { rows } = (await answer.json()) as { rows: { task: { year: number; id: string } }[] };
  return `/tasks/${rows[0]?.task.year}/${rows[0]?.task.id}`;
}
