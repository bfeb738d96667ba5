import { describe, expect, test } from 'vitest';
import { printedAt } from '../text/stretch.js';
import { readUnitList } from './unit-list.js';

const read = (list: string, place: string | null = null, firstLeads = false) => {
  const reading = readUnitList(list, [{ start: 0, end: list.length }], { place, firstLeads });
  for (const field of ['lead', 'coordinating', 'groups'] as const) {
    expect(printedAt(list, reading.spans[field])).toBe(reading[field].join(''));
  }
  return reading;
};
const unitsOf = (list: string, place?: string) => {
  const { lead, coordinating } = read(list, place);
  return [...lead, ...coordinating];
};
const codesOf = (list: string) => read(list).doubts.map(({ code }) => code);

describe('who leads', () => {
  test('the first listed unit leads where nothing is printed', () => {
    expect(read('市造船局、市灯塔局')).toMatchObject({
      lead: ['市造船局'],
      coordinating: ['市灯塔局'],
      leadBasis: 'firstListed',
    });
  });

  test('a label prints the lead, several of them too', () => {
    const list = '牵头单位:造船局、灯塔局;责任单位:渡口办、潮汐站';
    expect(read(list)).toMatchObject({
      lead: ['造船局', '灯塔局'],
      coordinating: ['渡口办', '潮汐站'],
      leadBasis: 'printed',
      rawUnits: list,
    });
    expect(read('牵头单位：造船局')).toMatchObject({ lead: ['造船局'], coordinating: [], leadBasis: 'printed' });
  });

  test('a verb prints the lead, and is no part of a name', () => {
    expect(read('市造船局牵头，市灯塔局、渡口办按职责分工配合')).toMatchObject({
      lead: ['市造船局'],
      coordinating: ['市灯塔局', '市渡口办'],
      leadBasis: 'printed',
    });
    expect(read('由市造船局、灯塔局牵头，渡口办、潮汐站参与')).toMatchObject({
      lead: ['市造船局', '市灯塔局'],
      coordinating: ['市渡口办', '市潮汐站'],
    });
    expect(read('市造船局、灯塔局负责')).toMatchObject({
      lead: ['市造船局'],
      coordinating: ['市灯塔局'],
      leadBasis: 'firstListed',
    });
  });

  test('where a unit is, is no part of its name', () => {
    expect(read('县造船局（北河大道）、灯塔局（滨海路12号）')).toMatchObject({
      lead: ['县造船局'],
      coordinating: ['县灯塔局'],
    });
  });

  test('the document may declare that the first leads', () => {
    expect(read('造船局、灯塔局', null, true).leadBasis).toBe('declared');
  });

  test('groups alone have no lead', () => {
    const reading = read('各岛(礁、洲)政府');
    expect(reading).toMatchObject({ lead: [], groups: ['各岛(礁、洲)政府'], leadBasis: 'none' });
    expect(codesOf('各岛(礁、洲)政府')).toEqual(['missing-lead']);
  });

  test('a unit that leads and is listed again counts once', () => {
    expect(read('牵头单位:造船局;责任单位:造船局、灯塔局').coordinating).toEqual(['灯塔局']);
  });
});

describe('where names end', () => {
  test('marks inside brackets and quotation marks part no names', () => {
    expect(unitsOf('市造船局(市航运、港务委员会)、市“灯塔、渡口”专班办公室')).toEqual([
      '市造船局(市航运、港务委员会)',
      '市“灯塔、渡口”专班办公室',
    ]);
  });

  test('和 parts complete names only', () => {
    expect(unitsOf('市林业和草原局')).toEqual(['市林业和草原局']);
    expect(unitsOf('市造船局和灯塔局')).toEqual(['市造船局', '市灯塔局']);
    expect(unitsOf('市造船局(原航运局和港务局)')).toEqual(['市造船局(原航运局和港务局)']);
    expect(unitsOf('甲山县和乙水县政府')).toEqual(['甲山县政府', '乙水县政府']);
  });

  test('a field of another kind ends the list', () => {
    expect(unitsOf('责任单位:造船局、灯塔局;完成时限:年底前')).toEqual(['造船局', '灯塔局']);
  });

  test('a bracket that is not closed hides no names, but is named', () => {
    expect(unitsOf('市造船局(航运、市灯塔局')).toEqual(['市造船局(航运', '市灯塔局']);
    expect(codesOf('市造船局(航运、市灯塔局')).toContain('unbalanced-bracket');
  });
});

describe('what is elided', () => {
  test('departments take over the level printed before them, until another is printed', () => {
    expect(unitsOf('市造船局、灯塔局,省潮汐厅、渡口办')).toEqual(['市造船局', '市灯塔局', '省潮汐厅', '省渡口办']);
  });

  test('a word that only begins like a level takes it over too', () => {
    expect(unitsOf('市造船局、市场服务局')).toEqual(['市造船局', '市市场服务局']);
    expect(unitsOf('造船局、市场服务局')).toEqual(['造船局', '市场服务局']);
    expect(unitsOf('市市场服务局、灯塔局')).toEqual(['市市场服务局', '市灯塔局']);
  });

  test('behind a party organ its peers take over 市委, departments 市', () => {
    expect(unitsOf('市委统战部、宣传部、灯塔局')).toEqual(['市委统战部', '市委宣传部', '市灯塔局']);
    expect(unitsOf('市政府灯塔办、造船局')).toEqual(['市政府灯塔办', '市造船局']);
  });

  test('bodies of another level, kind or place take nothing over', () => {
    const others = ['甲山县政府', '东湾海关', '人行东湾市中心支行', '海运集团', '航运有限公司', '东湾区灯塔局'];
    expect(unitsOf(`市造船局、${others.join('、')}`)).toEqual(['市造船局', ...others]);
    expect(unitsOf('市造船局、东湾船政办', '东湾')).toEqual(['市造船局', '东湾船政办']);
    expect(unitsOf('市造船局、鹭岛保护区管理中心、船闸发展中心')).toEqual([
      '市造船局',
      '鹭岛保护区管理中心',
      '市船闸发展中心',
    ]);
    expect(unitsOf('市造船局、城市灯光局')).toEqual(['市造船局', '市城市灯光局']);
  });

  test('places share the word for their government, up to the next comma', () => {
    expect(unitsOf('甲山市、乙水县、丙沟区政府,市产业示范区、港口新区管委会')).toEqual([
      '甲山市政府',
      '乙水县政府',
      '丙沟区政府',
      '市产业示范区管委会',
      '港口新区管委会',
    ]);
    expect(unitsOf('甲山市,乙水县政府')).toEqual(['甲山市', '乙水县政府']);
    expect(codesOf('造船局,甲山市')).toContain('truncated-unit');
  });
});

describe('groups and open lists', () => {
  test('a group is kept as printed, with the bare kinds that follow it', () => {
    expect(read('造船局,各镇人民政府、街道').groups).toEqual(['各镇人民政府、街道']);
    expect(read('市抢险指挥部各成员单位,各县〔市〕政府').groups).toEqual(['市抢险指挥部各成员单位', '各县〔市〕政府']);
    expect(read('市航运专班成员单位').groups).toEqual(['市航运专班成员单位']);
  });

  test('等 leaves the list open and is no part of a name', () => {
    for (const tail of ['等', '等相关部门', '等有关单位', '等市属企业', '等8个部门']) {
      const reading = read(`市造船局、灯塔局${tail},各县政府`);
      expect(reading).toMatchObject({ openEnded: true, coordinating: ['市灯塔局'], groups: ['各县政府'] });
    }
    expect(read('市高等院校处').openEnded).toBe(false);
  });

  test('等 before a group leaves the group', () => {
    expect(read('市造船局,甲山县政府等相关县〔区〕政府')).toMatchObject({
      coordinating: ['甲山县政府'],
      groups: ['相关县〔区〕政府'],
      openEnded: true,
    });
  });

  test('what somebody has to decide is named', () => {
    expect(codesOf('造船局,相关县政府')).toEqual(['undecided-group']);
    expect(codesOf('造船局,各县(市)')).toEqual(['truncated-group']);
    expect(codesOf('造船局,各县(市)政府(管委会)')).toEqual([]);
    expect(codesOf('造船局、灯塔局等')).toEqual(['inferred-lead', 'open-ended-list']);
  });
});
