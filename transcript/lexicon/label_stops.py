"""What stands before a colon (or in brackets) but is no speaker, in simplified script.

Source: written by hand from the header lines, headings, enumerations, credits and furniture of transcript pages.
Validity test: `tests/unit/lexicon`.
"""

from __future__ import annotations

from functools import lru_cache

from transcript.lexicon.patterns import lazy

HEADER_KEYS = frozenset(
    "发布会 相关附件 附件 新闻联络人 媒体联络人 联络人 联系人 发件人 收件人 抄送 寄件人 寄件者 收件者 审判长 审判员 书记员 案由 案号 广告 时间 日期 地点 地址 来源 信息来源 稿件来源 文章来源 作者 编辑 责任编辑 责编 校对 审核 监制 摄影 摄像 图片 图 文 文/图 图/文 标题 题目 主题 副标题 关键词 标签 分类 "
    "字号 字体 浏览 浏览次数 阅读 点击 点击数 发布时间 更新时间 发布日期 发稿时间 索引号 文号 主题词 发文机关 成文日期 栏目 导语 摘要 提要 内容 简介 背景 编者按 按 注 备注 附 附件 "
    "说明 提示 声明 版权 版权声明 免责声明 电话 传真 邮编 邮箱 联系电话 联系方式 联系人 网址 链接 网站 微信 微博 原标题 原文 专题 发布机构 发布单位 公开日期 "
    "from to cc subject sent end title date tags tag category categories author source keywords description layout permalink url http https slug draft lang image time place location "
    "主办 主办单位 承办 承办单位 协办 地點 活动时间 活动地点 会议时间 会议地点 发布会时间 发布会地点 议题 议程 流程 目录 视频 音频 直播 回放 图说 图为 撰稿 记录 整理 速记 实录 字幕 "
    "文字实录 图文实录 现场实录 直播实录 全文实录 会议实录 文字 图文 采访 供稿 presentation preparedremarks questionsandanswers questionandanswer question-and-answersession q&asession 解读机关 解读人 解读单位 责任单位 签发人 签发 审核人 审签 值班编辑 值班主任 终审 一审 二审 三审 初审 复审 排版 版式 美编 通讯员 实习生 见习编辑 新媒体编辑 联络人 咨询电话 监督电话 办公地址 邮政编码 "
    "资料来源 資料圖片 撰文 采写 编译 统筹 策划 出品 纪录 记录人 纪录人 整理人 速录 录音整理 风险提示 特别提示 重要提示 免责条款 制作 配音 剪辑 设计 现场 全文如下 实录如下 全文 如下 正文 楼主 楼主发言 层主 沙发 板凳 发帖人 回复数 点击数 分享到 分享 上一篇 下一篇 相关链接 相关阅读 相关新闻 更多新闻 热门新闻 延伸阅读 打印 关闭 关闭窗口 打印本页 返回顶部 返回首页 companyparticipants conferencecallparticipants corporateparticipants".split()
)
ROSTER_KEYS = frozenset(
    "人物 发布人 发布 发布嘉宾 出席人员 出席人 出席嘉宾 出席领导 出席 出席者 参加人员 参会人员 与会人员 与会嘉宾 嘉宾 主讲人 主讲嘉宾 发布会嘉宾 新闻发布人 发言人 新闻发言人 主发布人 介绍人 "
    "主持人 主持 会议主持 司仪 与会者 受访 受访者 受访人 受访嘉宾 采访对象 访谈嘉宾 采访人 回应人 答问人 出席官员 与会官员 与会长官 出席长官 官方代表 警方代表 公司代表 公司出席人员 管理层 出席管理层 "
    "出席高管 公司参会人员 参与人员 领导 专家 出席专家 参加单位 发布单位人员 公司出席 出席列席人员 出列席人员 列席人员 出席发布会人员 参加发布会人员 发布会出席人员 出列席 台上 台上嘉宾 主礼及出席 主礼 嘉宾介绍 发布人介绍 出席名单 与会 主礼嘉宾 到会领导 受邀 应邀 与谈 讲者 主席 在场 陪同 人员 人士 接待人员 公关 公关人员 attendees participants companyparticipants conferencecallparticipants corporateparticipants executives analysts speakers panelists guests".split()
)
_LISTS_PEOPLE = lazy(
    r"(?:本次|本场|今日|现场|上市公司|公司|电话会议|会议|[县市省区州局部校院台]府?)?(?:(?:出席|受邀|应邀|接待|到场|到会|与会|参会|列席|陪同|参加(?=.*会))(?:(?:本次|本场|今天|今日)?(?:新闻)?(?:发布会|通气会|见面会|记者会|吹风会|说明会|座谈会|会议|活动))?(?:的)?(?:负责人|负责同志|发言|发言人|人员|嘉宾|领导|高管|官员|长官|专家|人士|人|者|同志|代表|名单|部门及人员|有)?|(?:发布会|参加|公司)(?:人员|嘉宾|领导|高管|代表))(?:姓名)?"
)


OF_THIS_MEETING = lazy(r"^(?:本次|本场|今日|现场)(?=..)")


@lru_cache(maxsize=4096)
def lists_people(key: str) -> bool:
    """Whether a header's key (no spaces) stands before a list of persons: `发布人`, `到场高管`, `列席`."""
    return OF_THIS_MEETING.sub("", key) in ROSTER_KEYS or _LISTS_PEOPLE.fullmatch(key) is not None


HEADER_TAIL = lazy(
    r"(?:时间|日期|地点|来源|编辑|审核|校对|标题|目标|要求|措施|任务|重点|原则|内容|问题|情况|方面|方式|方法|数据|指标|标准|结果|成效|成果|特点|亮点|优势|思路|路径|步骤|阶段|"
    r"环节|领域|行业|产业|项目|工程|行动|计划|规划|方案|政策|制度|机制|体系|能力|水平|质量|建设|发展|工作|服务|管理|治理|改革|创新|保障|安全|稳定|增长|下降|如下|以下|包括|即|比如|例如|譬如|"
    r"就是|也就是说|是|为|说|道|问道|表示|指出|强调|介绍|回应|称|认为|透露|坦言|写道|补充道|说道|告诉|提出|显示|证明|意味着|一句话|关键|核心|总之|答案|理由|原因|建议|结论|"
    r"朋友们|同志们|先生们|女士们|各位|大家|同学们|同胞们|来宾|嘉宾们|媒体朋友|网友们|代表们|委员们|水质|空气|土壤|记者会开始时|全文|实录|整理|摘要|电话|热线|邮箱|一|二|三|四|五|六|七|八|九|十|"
    r"摄|图|供图|摄影|报道|摄像|编译|撰文|记者摄)$"
)
ENUMERATION = lazy(
    r"^(?:(?:第?[一二三四五六七八九十百0-9]{1,4})(?:[、.,)\])]|是|来|方面|个|点|步|阶段|条|项|类|种|大|要|则)|[(\[][一二三四五六七八九十0-9]{1,3}[)\]]|首先|其次|再次|最后|另外|此外|同时|其中|一方面|另一方面|先看|再看|先说|再说|"
    r"其[一二三四五六七八九]|[①-⑳]|[A-Za-z]\)|目标|任务|要点|措施|主要|重点|关键|总的|具体|比如|例如|譬如|换句话|也就|因此|所以|但是|然而|不过|今年|去年|明年|目前|现在|截至|据|按照|根据|关于|对于)"
)
VERB_TAIL = lazy(
    r"(?:回应|表示|指出|强调|说|称|认为|透露|坦言|写道|道|问及|提问时|介绍说|答道|反问|追问道|解释|解释称|直言|笑称|感叹|续称|续指|重申|宣布|批评|承认|否认|呼吁|补充说|介绍)$"
)
CAPTION = lazy(
    r"(?:摄|供图|图片|资料图|截图|图片来源|摄影报道|摄\))[)）]?$|^(?:图为|图[:一二三四五六七八九十0-9])|^[(【]?(?:记者|通讯员)?[^。]{0,20}摄[)】]?$"
)
BRACKET_FURNITURE = lazy(
    r"^(?:(?:打印|关闭|返回)(?:此|本)?(?:页面?|窗口|顶部|首页|列表|上页|频道|栏目)?|大|中|小|字号|收藏|分享|编辑.*|责任编辑.*|责编.*|同期|解说|画面|字幕|正文|导语|音乐|掌声|笑声|笑|鼓掌|视频|音频|图片|注.*|详细|(?:更多|相关|延伸|推荐|热门|看更多).{0,6}|纠错|回到顶部|"
    r"来源.*|稿件来源.*|评论|微博|微信|全文|实录|记者会实录|现场实录|文字实录|直播|回放|提问环节|问答环节|答问环节|发布环节|互动环节|.*记者会|.*发布会|.*摘要|.*要点|.*背景|.*环节|.*篇|产业|改革|民生)$"
)
SPEAKER_WORDS_HOST = frozenset(
    "主持人 主持 司仪 节目主持人 会议主持人 主持人问 主席 主持人说 女主持人 男主持人 MC mc 主持者 接线员 话务员 操作员 电话会议接线员 电话会主持人 operator moderator 会议主席 moderadora moderador modérateur модератор".split()
)
SPEAKER_WORDS_ASK = frozenset(
    "记者 问 提问 提问者 提问人 记者问 媒体 传媒 媒体问 网友 网友提问 网民 观众 听众 追问 记者追问 再问 提问记者 现场记者 现场提问 外国记者 外媒记者 港媒 台媒 匿名 同上记者 "
    "女记者 男记者 众记者 记者甲 记者乙 记者丙 q 分析师 投资者 股东 学生 市民 与会者 来宾 现场观众 现场媒体 媒体记者 同一记者 另一记者 某记者 其他记者 多家媒体 媒体提问 媒体询问 媒体追问 媒体朋友 记者询问 记者提问 各媒体 日媒 韩媒 媒体席麦克风 媒体席 记者席 记者席麦克风 台下媒体 台下记者 台下 话筒 麦克风 美媒 外媒 英媒 德媒 法媒 俄媒 陆媒 官媒 澳媒 葡媒 问题 reporter reporters media journalist question questions pergunta pregunta вопрос frage".split()
)
# Who speaks but neither presides, answers nor asks for the press.
SPEAKER_WORDS_OTHER = frozenset(
    "翻译 翻译员 译员 译者 传译 传译员 口译 口译员 同传 现场翻译 interpreter 家属 亲属 家属代表 遇难者家属 患者家属 死者家属 当事人家属".split()
)
SPEAKER_WORDS_ANSWER = frozenset(
    "答 回答 答复 回复 答询 答覆 回覆 记者答 a 答记者问 发言人 新闻发言人 答问 官方 回应 答案 公司 公司答 公司回答 公司回复 校方 院方 厂方 警方 嘉宾 被访者 受访者".split()
)
