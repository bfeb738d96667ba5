/**
 * The general vocabulary of Chinese administration by which names of units are told from other words. It holds kinds of
 * bodies and levels of government only: no place and no single unit.
 */

/** Words at the end of a name that say what kind of body it is. */
export const bodyEnding =
  /(?:局|委|委员会|厅|部|署|办|办公室|室|院|校|大学|学会|中学|小学|行|中心|集团|公司|企业|厂|政府|管委会|党工委|机关|社|会|协|联|团委|所|站|队|海关|(?<=[\u4e00-\u9fff]{2})(?<![本专文理工农医内外儿骨眼牙妇产全百预转分学])科|(?<=[\u4e00-\u9fff]{2})(?<![控参持入新个原大小])股|指挥部|工作组|专班|单位|部门|机构|组|司|处|馆|台|法院|检察院|军分区|办事处|街道|镇|乡)$/;

/** Endings that are safe enough to cut a name in two at 和, 及 or 与 (林业和草原局 must stay whole). */
export const firmEnding =
  /(?:局|委|委员会|厅|[^\s]{2}部|[^主协承经督代]办|办公室|机关|政府|公司|集团|中心|协会|联合会|总会|支队|海关|学院|大学|法院|检察院|银行|支行|分局|管委会|办事处)$/;

/** Endings of governments and committees that rule a place, which several places may share (…市、…县政府). */
export const territoryEnding = /(?:人民政府|政府|管理委员会|管委会|(?:街道)?办事处|党工委)$/;

/** A place that lacks the word for its government. */
export const barePlace = /[^各](?:市|县|区|州|盟|旗|镇|乡|街道|苏木)$/;

/** A word for places or bodies of a kind without a name of its own, as it follows 各… in a group. */
export const genericBody =
  /^(?:(?:乡镇|镇街|县市区|市区|县区|省|自治区|直辖市|直管市|计划单列市|自治州|州|盟|乡|镇|街道|县|市|区|旗|开发区|园区|功能区|新区)?(?:人民政府|政府|管委会|管理委员会|办事处|部门|单位|企业){1,3}|乡镇|镇街|乡|镇|街道|县|市|区|旗|市区|县区|县市区|自治区|自治州|州|盟|直辖市|直管市|计划单列市|开发区|园区|功能区|新区)$/;

/** Words that make a phrase stand for several units. */
export const groupWord = /各|相关|有关|(?:成员|牵头|责任|参与)单位$/;

/** Words that leave it open which units belong to a group. */
export const undecidedWord = /相关|有关/;

/** What follows 等 when it leaves a list open. */
export const openTail =
  /^(?:相关|有关|各|其他|其它|多个|[国省市区县]属|[省市区县]直|部门|单位|企业|机构|成员|[0-9一二三四五六七八九十]+个)/;

/** Ends of what follows 等: a class of bodies. */
export const classEnding =
  /(?:部门|单位|企业|机构|公司|集团|团体|组织|学校|院校|医院|银行|政府|管委会|办事处|[市县区旗镇乡]|街道|[)）〕\]])$/;

/** Words behind a name that say what it does, not what it is called. */
export const dutyWords =
  /(?:(?:(?:按照?|依照?|根据|依据)(?:各自)?(?:工作)?(?:职责|职能|分工)(?:职责|职能|分工)?|结合(?:各自)?(?:实际|职责|职能)(?:分工)?|分工|分别|共同|联合|依法|具体|组织|统筹|协调|抓好|做好|共同抓好|积极|密切|协同|予以|给予|认真|推动|各自|总|督促){0,4})(牵头负责|牵头落实|牵头督导|牵头协调|牵头统筹|牵头推动|牵头抓|牵头组织实施|牵头组织|牵头实施|牵头抓总|牵头指导|牵头推进|牵头|主办|主责|负责落实|负责实施|负责推进|组织实施|组织落实|各负其责|负责指导监督|负责监督指导|负责指导|负责监督|负责|参与配合|配合落实|配合实施|配合|参与落实|参与|参加|协助|协办|协同|支持配合|支持|承办|落实到位|贯彻落实|推进落实|抓落实|落实|实施|推进|指导监督|监督指导|指导督促|督促指导|督导|指导)$/;

/** The level of government that a name prints in front. */
export const levelPrefix = /^[省市县区州盟旗](?=.{2})/;

/** Words that begin with the character of a level but do not name it (市场服务局 is no 场服务局 of a 市). */
export const notLevel =
  /^(?:市场|市容|市政(?:公用|工程|管理|设施|园林)|市民(?!政|族|宗|委|盟|建|革|进)|市域|市区|市县|县域|县区|区域|区划|区块|省际|省域|州际|旗帜)/;

/** Party organs, which inherit 市委 rather than 市 behind a name that prints it. */
export const partyOrgan =
  /^(?:组织部|宣传部|统战部|政法委|社会工作部|网信办|编办|改革办|政研室|巡察办|老干部局|机要局|党校|党史研究室)/;

/** Bodies of another level or outside the government: they take over no prefix. */
export const outsideBody =
  /^(?:团[省市县区州盟旗]委|共青团|中共|中国|中央|国家|全国|人行|人民银行|国网|军分区|武警|驻)|(?:公司|集团|企业|厂|银行|支行|分行|分局|分公司|海关|学院|大学|学校|中学|小学|军分区|人民政府|政府|管委会|管理委员会|办事处|党工委|街道|[市县区旗镇乡])$/;

/** A named area under a management of its own: its bodies are local. */
export const managedArea =
  /(?:保护区|示范区|开发区|园区|新区|高新区|度假区|风景区|景区|片区|集聚区|试验区|合作区|保税区)/;

/** A name that begins with another place, so that it takes over no level. */
export const leadingPlace = /^[\u4e00-\u9fff]{1,4}?[市县州盟旗区](?=[\u4e00-\u9fff]{2})/;

/** Offices of ministries in a place, which stands in front of them without the word for its level. */
export const officeOfMinistry =
  /^民航[\u4e00-\u9fff]{2,6}(?:监管局|管理局|空管分?局)$|^(?!地方|国家|全国|港航|水上|航道|交通|口岸)[\u4e00-\u9fff]{2,3}(?:金融监管局|金融监管总局|银保监局|银监局|证监局|保监局|海事局|外汇管理局|外汇局|能源监管局|能源监管办|通信管理局|邮政管理局|矿山安全监察局|煤监局)$/;

/** Common words that only look like a leading place (城市管理…). */
export const notPlace = /^(?:城市|都市|市|县|区|社区|园区|地区|城区|景区|校区|小区|特区|山区|库区|灾区|辖区|民族|超市)/;
