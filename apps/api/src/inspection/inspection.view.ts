import type { InspectionView } from '@duban/contracts';
import {
  type InspectionContext,
  type InspectionRules,
  nextOfInspection,
  type Relation,
  type Role,
} from '@duban/lifecycle';
import { textView, type Texts } from '../report/contents.js';
import type { FoundInspection, readNames } from './inspection.read.js';

type Names = Awaited<ReturnType<typeof readNames>>;

/** What a view is put together from, beside the inspection itself. */
export interface Shown {
  relation: Relation;
  unit: string | null;
  today: string;
  rules: InspectionRules;
  names: Names;
  texts: Texts;
  allowed: string[];
  /** Whether what a referral says stays shut. */
  isSealed: boolean;
}

/** A referral is for those who decide on it, and for the team that found it: a rule of the place. */
export const sealsReferrals = ({ localRules }: InspectionRules, role: Role, relation: Relation): boolean =>
  localRules.sealedReferrals && relation !== 'team' && role !== 'chiefSupervisor' && role !== 'headOfGovernment';

/** What an object may see of the context: its own part, once it has been told. Others see all of it. */
export function shownContext(context: InspectionContext, relation: Relation, unit: string | null): InspectionContext {
  if (relation !== 'object') return context;
  const own = <Each extends { object: string | null }>(all: readonly Each[]): Each[] =>
    all.filter(({ object }) => object === unit);
  const feedback = own(context.feedback);
  const { intended: _, ...told } = context;
  return {
    ...told,
    plan: context.plan && { ...context.plan, objects: context.plan.objects.filter((each) => each === unit) },
    evidence: [],
    findings: feedback.length > 0 ? own(context.findings).map((each) => ({ ...each, evidence: [] })) : [],
    conclusion: null,
    feedback,
    reviews: own(context.reviews),
    rectifications: own(context.rectifications),
    results: own(context.results).filter(({ state, kind }) => isToldToObject(state) && kind !== 'referral'),
    participants: [],
    recused: [],
    reason: null,
  };
}

const isToldToObject = (state: InspectionContext['results'][number]['state']): boolean =>
  state !== 'proposed' && state !== 'dropped';

/** Everything of which a name is needed. */
export function namedIn(context: InspectionContext) {
  const { plan, intended, team, authority, evidence, feedback, findings, reviews, rectifications, results, recused } =
    context;
  const about = [...evidence, ...feedback, ...findings, ...reviews, ...rectifications, ...results];
  return {
    units: [
      ...(plan?.objects ?? []),
      ...(intended?.objects ?? []),
      ...about.flatMap(({ object }) => (object === null ? [] : [object])),
      ...(authority.type === 'department' ? [authority.unit] : []),
    ],
    posts: [
      ...(team?.leader ? [team.leader] : []),
      ...(team?.members ?? []).map(({ post }) => post),
      ...recused,
      ...evidence.map(({ by }) => by),
      ...reviews.flatMap(({ decision }) => decision?.reviewers ?? []),
    ],
    files: [
      ...evidence.flatMap(({ files }) => files),
      ...rectifications.flatMap(({ reports }) => reports.flatMap(({ files }) => files)),
    ],
  };
}

/** Every address of a text in a context: addresses are the only strings of their form. */
export const textsIn = (context: InspectionContext): string[] =>
  JSON.stringify(context).match(/(?<=")[0-9a-f]{64}(?=")/g) ?? [];

/** One inspection as the asker sees it. `context` is what {@link shownContext} leaves. */
export function inspectionView(found: FoundInspection, context: InspectionContext, shown: Shown): InspectionView {
  const { state, version, ...row } = found;
  const { relation, today, rules, texts, allowed } = shown;
  const isObject = relation === 'object';
  const words = wordsOf(shown);
  return {
    ...row,
    ...(isObject ? { objects: context.plan?.objects.length ?? 0, ...hiddenRegions } : {}),
    version,
    relation: relation === 'object' || relation === 'team' ? relation : 'stranger',
    today,
    basis: isObject ? null : { path: context.basis.path, ...words.text(context.basis.content) },
    ...matterView(context, words),
    basisNeeded: [...rules.basisNeeded],
    intended: context.intended ? { ...context.intended, objects: context.intended.objects.map(words.unit) } : null,
    plan: planView(context, words, isObject),
    ...teamView(context, words),
    ...fieldView(context, words),
    ...caseView(context, words, shown),
    reason: textView(context.reason, texts),
    next: isObject ? [] : nextOfInspection(state, rules),
    allowed,
  };
}

/** An object is not told how the case of others stands. */
const hiddenRegions = { review: 'none', rectification: 'none', results: 'none' } as const;

/** How ids, codes and addresses are told. */
type Words = ReturnType<typeof wordsOf>;

const wordsOf = ({ names, rules, texts }: Shown) => ({
  unit: (id: string) => ({ id, name: names.units.get(id) ?? '' }),
  post: (id: string) => ({ id, ...(names.posts.get(id) ?? { title: '', person: null }) }),
  files: (ids: readonly string[]) => ids.map((id) => ({ id, name: names.files.get(id) ?? '' })),
  topic: (code: string) => topicName(code, rules),
  topics: (codes: readonly string[]) => codes.map((code) => topicName(code, rules)),
  said: (address: string | null) => textView(address, texts),
  text: (address: string | null) => ({ text: textView(address, texts) }),
  nameOf: (address: string) => texts.get(address) ?? null,
});

function matterView({ authority, topics, tasks }: InspectionContext, words: Words) {
  const department = authority.type === 'department' ? authority : null;
  const designation = department?.designation ?? null;
  return {
    authority: {
      type: authority.type,
      level: authority.type === 'government' ? authority.level : null,
      unit: department && words.unit(department.unit),
      designation: designation && {
        ...designation,
        matter: words.said(designation.matter),
        topics: words.topics(designation.topics),
      },
    },
    topics: words.topics(topics),
    tasks: [...tasks],
  };
}

function planView({ plan, planApproved }: InspectionContext, words: Words, isObject: boolean) {
  return (
    plan && {
      version: plan.version,
      objects: plan.objects.map(words.unit),
      topics: words.topics(plan.topics),
      ...words.text(plan.content),
      from: plan.from,
      until: plan.until,
      methods: [...plan.methods],
      basis: words.said(plan.basis),
      exception: isObject ? null : words.said(plan.exception),
      approved: planApproved,
    }
  );
}

function teamView({ team, recused, trainedOn }: InspectionContext, { post, nameOf }: Words) {
  return {
    team: team && {
      leader: team.leader === null ? null : post(team.leader),
      members: team.members.map((each) => ({ ...post(each.post), until: each.until })),
      invited: team.invited.map(({ name, ...each }) => ({ ...each, name: nameOf(name) })),
    },
    recused: recused.map(post),
    trainedOn,
  };
}

/** What was done and found in the field, and what was concluded. */
function fieldView(context: InspectionContext, { unit, post, files, topic, said, text }: Words) {
  return {
    notifiedOn: context.notifiedOn,
    releasedOn: context.releasedOn,
    evidence: context.evidence.map(({ content, ...each }) => ({
      ...each,
      ...text(content),
      object: unit(each.object),
      files: files(each.files),
      by: post(each.by),
    })),
    findings: context.findings.map(({ content, topic: code, ...each }) => ({
      ...each,
      ...text(content),
      object: unit(each.object),
      topic: code === null ? null : topic(code),
      evidence: [...each.evidence],
    })),
    conclusion: said(context.conclusion),
  };
}

/** What comes of the conclusion. */
function caseView(context: InspectionContext, words: Words, { today, isSealed }: Shown) {
  const { unit, post, files, said, text } = words;
  return {
    feedback: context.feedback.map(({ content, ...each }) => ({
      ...each,
      ...text(content),
      object: unit(each.object),
    })),
    reviews: context.reviews.map(({ content, decision, ...each }) => ({
      ...each,
      ...text(content),
      object: unit(each.object),
      late: (decision?.on ?? today) > each.decideUntil,
      decision: decision && {
        outcome: decision.outcome,
        ...text(decision.content),
        reviewers: decision.reviewers.map(post),
        on: decision.on,
      },
    })),
    rectifications: context.rectifications.map(({ content, reports, verifications, ...each }) => ({
      ...each,
      ...text(content),
      object: unit(each.object),
      findings: [...each.findings],
      reports: reports.map((one) => ({ on: one.on, ...text(one.content), files: files(one.files) })),
      verifications: verifications.map(({ done, on, content: told }) => ({ done, on, ...text(told) })),
    })),
    results: context.results.map(({ content, outcome, object, ...each }) => {
      const isShut = isSealed && each.kind === 'referral';
      return {
        ...each,
        ...text(isShut ? null : content),
        object: object === null ? null : unit(object),
        outcome: isShut ? null : said(outcome),
      };
    }),
  };
}

/** A topic that config/inspection.yaml does not name is called by its code. */
export const topicName = (code: string, { topics }: Pick<InspectionRules, 'topics'>) => ({
  code,
  title: topics.find((each) => each.code === code)?.title ?? code,
});
