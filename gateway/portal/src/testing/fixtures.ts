import type {
  Account, Cell, Citation, DocNode, Form, Indicator, LegalDocumentDetail, Notice, Page, Plan, PlanSummary, Report, ReportSummary, Rollup, Round, Session, Tenant, Unit, Value, Work, SetAsideEvent } from '../api/types'

/** One day in one province, on which all fixtures agree: 12/06/2026, 10:05 in Vietnam. */
export const NOW = new Date('2026-06-12T10:05:12+07:00')

export const page = <T>(items: T[], next: string | null = null): Page<T> => ({ items, next })

export const school = { id: 'th-anh-duong', name: 'Trường Tiểu học Ánh Dương' }
export const commune = { id: 'xa-mao-khe', name: 'UBND phường Mạo Khê' }
export const department = { id: 'so', name: 'Sở Giáo dục và Đào tạo' }

export const session: Session = {
  account: { id: 'a1', username: 'hieutruong.anhduong', title: 'Hiệu trưởng', email: 'anhduong@example.vn', roles: ['EDITOR', 'HEAD'] },
  unit: { ...school, kind: 'SCHOOL' },
  tenant: { id: 'quang-ninh', name: 'Tỉnh Quảng Ninh', mark: 'QN' },
  csrf: { header: 'X-CSRF-TOKEN', token: 'token-cua-phien' },
}

export const reviewerSession: Session = {
  ...session,
  account: { id: 'a2', username: 'vhxh.maokhe', title: 'Chuyên viên Phòng VH-XH', email: 'vhxh@example.vn', roles: ['EDITOR', 'REVIEWER'] },
  unit: { ...commune, kind: 'COMMUNE_OFFICE' },
}

export const departmentSession: Session = {
  ...session,
  account: { id: 'a3', username: 'vanphong.so', title: 'Chuyên viên Văn phòng Sở', email: 'so@example.vn', roles: ['EDITOR', 'REVIEWER', 'TENANT_ADMIN'] },
  unit: { ...department, kind: 'DEPARTMENT' },
}

export const operatorSession: Session = {
  ...session,
  account: { id: 'a9', username: 'vanhanh', title: 'Vận hành', email: 'vh@example.vn', roles: ['OPERATOR'] },
  unit: null,
}

export const work: Work = {
  items: [
    { id: 'k1', folder: 'RETURNED', kind: 'PLAN', title: 'Kế hoạch thông tin đối ngoại năm 2026 của phường', detail: 'Sở trả lại: “Thiếu nhiệm vụ 3.2 của Kế hoạch 921/KH-SGDĐT.”', dueAt: '2026-06-13T10:00:00Z', since: '2026-06-11T03:00:00Z', overdue: false, link: '/ke-hoach/k1', action: 'Sửa tiếp' },
    { id: 'b1', folder: 'DUE', kind: 'REPORT', title: 'Báo cáo 6 tháng đầu năm 2026 của phường', detail: 'Đang lập: 21/24 ô; tổng hợp được 12/17 trường đã duyệt.', dueAt: '2026-06-15T10:00:00Z', since: null, overdue: false, link: '/bao-cao/b1', action: 'Lập tiếp' },
    { id: 'b2', folder: 'TO_REVIEW', kind: 'REPORT', title: 'Trường Tiểu học Hòa Bình: báo cáo 6 tháng', detail: 'Nộp lại lần 2, sửa 4 chỗ so với lần trước.', dueAt: null, since: '2026-06-12T01:47:00Z', overdue: false, link: '/bao-cao/b2', action: 'Xem và duyệt' },
    { id: 'b3', folder: 'TO_REVIEW', kind: 'REPORT', title: 'Trường Mầm non Bình Minh: báo cáo 6 tháng', detail: 'Đủ 24/24 ô. Hai chỉ tiêu tăng quá 2 lần kỳ trước.', dueAt: null, since: '2026-06-10T02:00:00Z', overdue: false, link: '/bao-cao/b3', action: 'Xem và duyệt' },
  ],
  counts: { RETURNED: 1, DUE: 1, TO_REVIEW: 2, SENT: 42 },
}

export const noWork: Work = { items: [], counts: { RETURNED: 0, DUE: 0, TO_REVIEW: 0, SENT: 0 } }

const text = (id: string, kind: DocNode['kind'], number: string | null, words: string, children: DocNode[] = [], look: Partial<DocNode['runs'][number]> = {}): DocNode =>
  ({ id, kind, number, runs: [{ text: words, bold: false, italic: false, ...look }], children })

const bases = [
  ['b1', 'Căn cứ Nghị định số 72/2015/NĐ-CP ngày 07/8/2015 của Chính phủ về quản lý hoạt động thông tin đối ngoại;'],
  ['b2', 'Căn cứ Nghị định số 09/2017/NĐ-CP ngày 09/02/2017 của Chính phủ quy định chi tiết việc phát ngôn và cung cấp thông tin cho báo chí của các cơ quan hành chính nhà nước;'],
  ['b3', 'Thực hiện Kết luận số 57-KL/TW ngày 15/6/2023 của Bộ Chính trị về tiếp tục nâng cao chất lượng, hiệu quả công tác thông tin đối ngoại trong tình hình mới;'],
  ['b4', 'Thực hiện Kế hoạch số 64/KH-UBND ngày 09/4/2026 của Ủy ban nhân dân phường Mạo Khê về công tác thông tin đối ngoại năm 2026.'],
] as const

function citation(passage: string, whole: string, cited: string, rest: Partial<Citation>): Citation {
  const start = whole.indexOf(cited)
  return { passage, start, end: start + cited.length, text: cited, family: 'N', key: cited, kind: 'Nghị định', number: '', year: null, issuer: null, issuedOn: null, parent: null, relation: null, document: null, verdict: 'OK', findings: [], ...rest } as Citation
}

function cited(id: string, number: string, kind: string): NonNullable<Citation['document']> {
  return { id, number, kind, issuer: 'Chính phủ', issuedOn: '2015-09-07', title: 'Về quản lý hoạt động thông tin đối ngoại', status: 'IN_FORCE', effectiveFrom: '2015-10-22', effectiveTo: null, replacedBy: [], source: 'Bộ pháp điển' }
}

const dateAt = bases[0][1].indexOf('07/8/2015')

const replacedAt = bases[1][1].indexOf('Nghị định số 09')

export const citations: Citation[] = [
  citation('b1', bases[0][1], 'Nghị định số 72/2015/NĐ-CP ngày 07/8/2015', {
    number: '72/2015/NĐ-CP', verdict: 'WRONG_DATE', document: cited('d1', '72/2015/NĐ-CP', 'Nghị định'),
    findings: [{ rule: 'V2', severity: 'ERROR', message: 'Ngày ký là 07/9/2015, không phải 07/8/2015.', source: 'Bộ pháp điển, đề mục Báo chí', correction: { start: dateAt, end: dateAt + 9, replacement: '07/9/2015' } }],
  }),
  citation('b2', bases[1][1], 'Nghị định số 09/2017/NĐ-CP ngày 09/02/2017', {
    number: '09/2017/NĐ-CP', verdict: 'REPLACED', document: cited('d2', '09/2017/NĐ-CP', 'Nghị định'),
    findings: [{ rule: 'V3', severity: 'ERROR', message: 'Hết hiệu lực từ 01/7/2026, trước ngày ban hành dự kiến.', source: 'Điều 11 khoản 2 Nghị định 244/2026/NĐ-CP', correction: { start: replacedAt, end: replacedAt + 'Nghị định số 09/2017/NĐ-CP ngày 09/02/2017'.length, replacement: 'Nghị định số 244/2026/NĐ-CP ngày 26/6/2026' } }],
  }),
  citation('b3', bases[2][1], 'Kết luận số 57-KL/TW ngày 15/6/2023', { number: '57-KL/TW', document: cited('d3', '57-KL/TW', 'Kết luận') }),
  citation('b4', bases[3][1], 'Kế hoạch số 64/KH-UBND ngày 09/4/2026', { number: '64/KH-UBND', verdict: 'UNKNOWN' }),
]

export const plan: Plan = {
  id: 'k1', version: 7, unit: school, superior: commune, year: 2026, revision: 2, title: 'Kế hoạch thông tin đối ngoại năm 2026',
  state: { type: 'DRAFT', at: '2026-06-12T02:00:00Z', by: { account: 'a1', title: 'Hiệu trưởng', unit: school }, reason: null, comments: [] },
  content: {
    superiorName: 'UBND phường Mạo Khê', issuerName: 'Trường Tiểu học Ánh Dương', place: 'Mạo Khê', date: '2026-07-06', numberText: null, documentType: 'KẾ HOẠCH', title: 'Công tác thông tin đối ngoại năm 2026',
    legalBases: bases.map(([id, words]) => text(id, 'PARAGRAPH', null, words, [], { italic: true })),
    preamble: [text('p1', 'PARAGRAPH', null, 'Trường Tiểu học Ánh Dương ban hành Kế hoạch công tác thông tin đối ngoại năm 2026 như sau:')],
    outline: [
      text('s1', 'SECTION', 'I.', 'MỤC ĐÍCH, YÊU CẦU', [
        text('s11', 'CLAUSE', '1.', 'Mục đích', [text('s111', 'BULLET', '-', 'Giúp cán bộ, giáo viên, nhân viên và học sinh hiểu đúng vai trò của thông tin đối ngoại.'), text('s112', 'BULLET', '-', 'Chủ động cung cấp thông tin chính thống về hoạt động giáo dục của trường.')], { bold: true }),
        text('s12', 'CLAUSE', '2.', 'Yêu cầu', [text('s121', 'BULLET', '-', 'Việc làm cụ thể, có người phụ trách, có thời hạn.')], { bold: true }),
      ], { bold: true }),
      text('s2', 'SECTION', 'II.', 'NHIỆM VỤ, GIẢI PHÁP', [text('s21', 'CLAUSE', '1.', 'Quán triệt các văn bản chỉ đạo', [], { bold: true })], { bold: true }),
    ],
    tasks: [{ id: 't1', node: 's21', title: 'Phổ biến văn bản chỉ đạo trong sinh hoạt chuyên môn', leads: ['Phó Hiệu trưởng'], coordinators: ['Tổ chuyên môn'], window: { text: 'tháng 8 năm 2026', kind: 'WITHIN', from: '2026-08-01', to: '2026-08-31', boundary: 'INCLUSIVE' } }],
    deadlines: [{ id: 'h1', node: null, what: 'Gửi báo cáo 6 tháng', text: 'trước ngày 10/6', due: '2026-06-10', boundary: 'EXCLUSIVE' }],
    recipients: [{ id: 'r1', name: 'UBND phường Mạo Khê', purpose: 'b/c' }, { id: 'r2', name: 'Lưu: VT', purpose: null }],
    signature: { authority: 'KT.', authorityTitle: 'HIỆU TRƯỞNG', title: 'PHÓ HIỆU TRƯỞNG', name: null },
    annexes: [],
  },
  issuance: null,
  replaces: { revision: 1, numberText: '12/KH-THAD', date: '2026-01-16' },
  check: { status: 'CHECKED', at: '2026-06-12T03:05:00Z', asOf: '2026-07-06', citations },
  doubts: [{ node: 's21', field: null, message: 'Không rõ mục này có phải là nhiệm vụ không.' }],
  history: [
    { at: '2026-06-10T02:00:00Z', by: { account: 'a1', title: 'Giáo viên phụ trách', unit: school }, action: 'IMPORTED', note: null },
    { at: '2026-06-12T02:00:00Z', by: { account: 'a1', title: 'Hiệu trưởng', unit: school }, action: 'SAVED', note: null },
  ] as Plan['history'],
  source: { fileName: 'ke-hoach.docx', size: 31_000, sha256: 'ab12' },
  allowed: ['edit', 'issue', 'check'],
}

export const planRow: PlanSummary = { id: 'k1', unit: school, superior: commune, year: 2026, revision: 1, title: 'Công tác thông tin đối ngoại năm 2026', state: 'SUBMITTED', at: '2026-06-10T02:00:00Z', numberText: '12/KH-THAD', findings: { errors: 2, warnings: 0 }, unchecked: false }

const indicator = (code: string, name: string, unitOfMeasure: string, type: Indicator['type'] = 'COUNT', required = true): Indicator => ({ code, name, unitOfMeasure, type, rule: type === 'YES_NO' ? 'COUNT_YES' : type === 'TEXT' ? 'NONE' : 'SUM', required, min: type === 'TEXT' ? null : 0, max: null })

export const form: Form = {
  id: 'ttdn-6-thang', name: 'Công tác thông tin đối ngoại', cadence: 'HALF_YEAR',
  sections: [
    { code: 'A', title: 'Chỉ đạo, tổ chức', indicators: [indicator('I01', 'Văn bản chỉ đạo đã ban hành', 'văn bản'), indicator('I02', 'Đã phân công đầu mối phụ trách', 'có/không', 'YES_NO'), indicator('I27', 'Đơn vị có kế hoạch riêng', 'đơn vị', 'RATIO')] },
    { code: 'B', title: 'Tin, bài, sản phẩm truyền thông', indicators: [indicator('I06', 'Tin, bài trên trang của trường', 'tin, bài'), indicator('I09', 'Tin, bài trên Vietnam.vn', 'tin, bài'), indicator('I11', 'Tin, bài bằng tiếng nước ngoài', 'tin, bài')] },
    { code: 'E', title: 'Theo dõi, xử lý thông tin sai lệch', indicators: [indicator('I22', 'Thông tin sai lệch đã phát hiện', 'tin'), indicator('I23', 'Đã phản bác hoặc chuyển xử lý', 'tin')] },
    { code: 'F', title: 'Kinh phí và đánh giá', indicators: [indicator('I30', 'Kinh phí đã sử dụng', 'nghìn đồng', 'MONEY'), indicator('T01', 'Kết quả nổi bật', '', 'TEXT', false)] },
  ],
  checks: [{ code: 'C1', kind: 'NOT_GREATER', left: 'I23', right: 'I22', message: 'Số đã xử lý ({left}) lớn hơn số phát hiện ({right}).' }],
}

export const number = (value: number): Value => ({ number: value, text: null, yes: null, numerator: null, denominator: null })
const yes: Value = { number: null, text: null, yes: true, numerator: null, denominator: null }
const ratio: Value = { number: null, text: null, yes: null, numerator: 27, denominator: 30 }

const cell = (code: string, own: Value | null, previous: Value | null, rest: Partial<Cell> = {}): Cell => ({ code, own, children: null, total: own, previous, note: null, problems: [], comment: null, ...rest })

export const roundRef = { id: '2026-1', name: '6 tháng đầu năm 2026' }

export const reportRow: ReportSummary = { id: 'b1', version: 5, round: roundRef, unit: school, superior: commune, state: 'RETURNED', dueAt: '2026-06-13T10:00:00Z', submittedAt: '2026-06-10T08:12:00Z', lateness: 'ON_TIME', filled: 7, total: 9, nudges: 0 } as ReportSummary

export const report: Report = {
  ...reportRow,
  form,
  unitKind: 'SCHOOL',
  cells: [
    cell('I01', number(2), number(2)), cell('I02', yes, yes), cell('I27', ratio, null),
    cell('I06', number(312), number(96), { problems: [{ severity: 'WARNING', message: 'Gấp 3,3 lần kỳ trước (96). Nếu đúng, ghi lý do ở cột Ghi chú rồi nộp được.' }] }),
    cell('I09', number(0), number(0)), cell('I11', null, number(6)),
    cell('I22', number(3), number(2)),
    cell('I23', number(5), number(2), { problems: [{ severity: 'ERROR', message: 'Số đã xử lý (5) lớn hơn số phát hiện (3). Sửa một trong hai ô.' }] }),
    cell('I30', number(8500), null, { comment: 'Ghi theo nghìn đồng, không theo đồng.' }),
    cell('T01', null, null),
  ],
  editedBy: { account: 'a1', title: 'Hiệu trưởng', unit: school.id },
  stateDetails: { type: 'RETURNED', at: '2026-06-11T09:20:00Z', by: { account: 'a2', title: 'Chuyên viên Phòng VH-XH', unit: commune.id }, reason: 'Sửa kinh phí và số đã xử lý.', comments: [{ code: 'I30', text: 'Ghi theo nghìn đồng, không theo đồng.' }] },
  submissions: [{ no: 1, at: '2026-06-10T08:12:00Z', by: { account: 'a1', title: 'Hiệu trưởng', unit: school.id }, figures: [{ code: 'I30', own: number(8500), children: null, total: number(8500), note: null }] }],
  history: [
    { at: '2026-05-18T01:00:00Z', by: null, action: 'REQUESTED', note: null },
    { at: '2026-06-10T08:12:00Z', by: { account: 'a1', title: 'Hiệu trưởng', unit: school.id }, action: 'SUBMITTED', note: null },
    { at: '2026-06-11T09:20:00Z', by: { account: 'a2', title: 'Chuyên viên Phòng VH-XH', unit: commune.id }, action: 'RETURNED', note: 'Sửa kinh phí và số đã xử lý.' },
  ],
  children: { accepted: 0, expected: 0 },
  allowed: ['edit', 'submit'],
}

export const round: Round = {
  id: '2026-1', version: 3, form: { id: form.id, name: form.name }, name: roundRef.name, period: { type: 'HALF_YEAR', year: 2026, half: 1 }, window: { from: '2025-12-15', to: '2026-06-14' },
  dueDates: { SCHOOL: '2026-06-10', COMMUNE_OFFICE: '2026-06-15', DISTRICT_OFFICE: '2026-06-15', DEPARTMENT: '2026-06-20' }, state: 'OPEN', openedAt: '2026-05-18T01:00:00Z', closedAt: null, rosterSize: 608,
} as Round

const communes: [string, number, number, number, number, number, Report['state']][] = [
  ['Xã Kỳ Thượng', 5, 4, 1, 1, 3, 'DRAFT'], ['Xã Ba Chẽ', 9, 8, 2, 1, 6, 'DRAFT'], ['Đặc khu Vân Đồn', 18, 15, 2, 3, 13, 'DRAFT'], ['Xã Bình Liêu', 8, 7, 1, 1, 6, 'SUBMITTED'], ['Phường Cửa Ông', 12, 11, 1, 1, 10, 'ACCEPTED'], ['Phường Mạo Khê', 17, 17, 2, 0, 15, 'DRAFT'],
]

export const rollup: Rollup = {
  round: roundRef, unit: department, kind: 'DEPARTMENT', version: 91, path: [department], asOf: '2026-06-12T03:05:12Z',
  expected: 608, submitted: 576, accepted: 512, returned: 12, onTime: 552, late: 24, overdue: 9, waiting: 52, waived: 0, notDue: 23,
  ownReport: { reportId: 'b0', state: 'DRAFT', dueAt: '2026-06-20T10:00:00Z', submittedAt: null, lateness: 'NOT_DUE' },
  indicators: [
    { code: 'I06', name: 'Tin, bài trên trang của đơn vị', unitOfMeasure: 'tin', accepted: number(8430), submitted: number(9214), target: null },
    { code: 'I11', name: 'Tin, bài bằng tiếng nước ngoài', unitOfMeasure: 'tin', accepted: number(402), submitted: number(486), target: null },
    { code: 'I27', name: 'Đơn vị có kế hoạch riêng', unitOfMeasure: 'đơn vị', accepted: { ...ratio, numerator: 430, denominator: 512 }, submitted: { ...ratio, numerator: 480, denominator: 576 }, target: null },
  ],
  children: [
    ...communes.map(([name, expected, submitted, late, overdue, onTime, reportState], index) => ({ unit: { id: `xa-${index}`, name }, kind: 'COMMUNE_OFFICE' as const, expected, submitted, accepted: submitted - 1, returned: 0, waiting: 1, late, overdue, onTime, notDue: 0, reportState, lateness: 'NOT_DUE' as const, reportId: `bx-${index}`, hasChildren: true })),
    { unit: { id: 'thpt-1', name: 'Trường THPT Vịnh Xanh' }, kind: 'SCHOOL', expected: 1, submitted: 1, accepted: 1, returned: 0, waiting: 0, late: 0, overdue: 0, onTime: 1, notDue: 0, reportState: 'ACCEPTED', lateness: 'ON_TIME', reportId: 'bt-1', hasChildren: false },
  ],
  overdueUnits: [['mn-song-bien', 'Trường Mầm non Sóng Biển'], ['th-dao-xanh', 'Trường Tiểu học Đảo Xanh'], ['thcs-bai-tu', 'Trường THCS Bái Tử'], ['bt-khe-nuoc', 'Trường PTDTBT Khe Nước'], ['th-suoi-que', 'Trường Tiểu học Suối Quế'], ['mn-hoa-hoi', 'Trường Mầm non Hoa Hồi'], ['th-ba-che', 'Trường Tiểu học Ba Chẽ'], ['mn-ky-thuong', 'Trường Mầm non Kỳ Thượng'], ['thcs-cua-ong', 'Trường THCS Cửa Ông']]
    .map(([id, name], index) => ({ unit: { id: id!, name: name! }, kind: 'SCHOOL' as const, superior: { id: 'xa-2', name: 'UBND đặc khu Vân Đồn' }, dueAt: '2026-06-10T10:00:00Z', nudges: index === 0 ? 2 : 0, reportId: `bq-${index + 1}` })),
  pace: [['2026-05-18', 0], ['2026-05-24', 26], ['2026-05-31', 101], ['2026-06-03', 83], ['2026-06-07', 129], ['2026-06-10', 202], ['2026-06-11', 19], ['2026-06-12', 16]].map(([date, submitted]) => ({ date: date as string, submitted: submitted as number })),
} as Rollup

export const notices: Notice[] = [
  { id: 'n1', at: '2026-06-12T02:00:00Z', kind: 'report.returned', title: 'Báo cáo 6 tháng đầu năm 2026 bị trả lại', body: 'UBND phường Mạo Khê: “Sửa kinh phí và số đã xử lý.”', link: '/bao-cao/b1', readAt: null },
  { id: 'n2', at: '2026-06-10T02:00:00Z', kind: 'plan.accepted', title: 'Kế hoạch năm 2026 đã được duyệt', body: 'UBND phường Mạo Khê', link: '/ke-hoach/k1', readAt: '2026-06-10T03:00:00Z' },
]

const unit = (id: string, name: string, kind: Unit['kind'], reportsTo: Unit['reportsTo'], childCount: number): Unit => ({ id, code: id.toUpperCase(), name, kind, schoolLevel: kind === 'SCHOOL' ? 'PRIMARY' : null, from: '2025-07-01', to: null, superiors: [], reportsTo, childCount })

export const units = {
  department: unit('so', department.name, 'DEPARTMENT', null, 2),
  commune: unit('xa-mao-khe', commune.name, 'COMMUNE_OFFICE', department, 1),
  other: unit('xa-ba-che', 'UBND xã Ba Chẽ', 'COMMUNE_OFFICE', department, 0),
  school: unit('th-anh-duong', school.name, 'SCHOOL', commune, 0),
}

export const legalDocument: LegalDocumentDetail = {
  id: 'd1', number: '72/2015/NĐ-CP', kind: 'Nghị định', issuer: 'Chính phủ', issuedOn: '2015-09-07', title: 'Về quản lý hoạt động thông tin đối ngoại', status: 'IN_FORCE', effectiveFrom: '2015-10-22', effectiveTo: null, replacedBy: [], source: 'Bộ pháp điển',
  place: null, relations: [{ type: 'AMENDED_BY', number: '148/2026/NĐ-CP', document: null }], sourceUrl: null, basis: 'PUBLISHED', confidence: 'HIGH',
} as LegalDocumentDetail

export const account: Account = { id: 'a1', version: 1, username: 'hieutruong.anhduong', title: 'Hiệu trưởng', email: 'anhduong@example.vn', unit: 'th-anh-duong', roles: ['EDITOR', 'HEAD'], active: true }

export const tenant: Tenant = { id: 'quang-ninh', version: 2, name: 'Tỉnh Quảng Ninh', mark: 'QN', state: 'ACTIVE', createdAt: '2026-01-01T00:00:00Z', suspendedAt: null, provisioning: ['plan-service', 'report-service', 'reference-service', 'notification-service'].map((service) => ({ service, done: true, problem: null, at: '2026-01-01T00:00:00Z' })) } as Tenant

export const setAsideEvent: SetAsideEvent = {
  service: 'report-service', tenant: 'quang-ninh', id: 'e1', type: 'report.accepted.v1', subject: 'reports/b1', subscriber: 'notification-service',
  reason: 'Nơi nhận trả lời 400: không đọc được nội dung.', attempts: 12, occurredAt: '2026-06-12T01:00:00Z', setAsideAt: '2026-06-12T01:30:00Z',
}
