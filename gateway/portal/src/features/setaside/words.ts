/** What operators call the parts of the system. */
const services: Record<string, string> = {
  'gateway': 'Cổng và tài khoản',
  'plan-service': 'Kế hoạch',
  'report-service': 'Báo cáo và đơn vị',
  'reference-service': 'Văn bản pháp lý',
  'notification-service': 'Thông báo và thư',
}

const types: Record<string, string> = {
  'unit.changed': 'Đơn vị thay đổi',
  'account.changed': 'Tài khoản thay đổi',
  'plan.submitted': 'Kế hoạch được nộp',
  'plan.returned': 'Kế hoạch bị trả lại',
  'plan.accepted': 'Kế hoạch được duyệt',
  'report.requested': 'Giao báo cáo',
  'report.submitted': 'Báo cáo được nộp',
  'report.returned': 'Báo cáo bị trả lại',
  'report.accepted': 'Báo cáo được duyệt',
  'report.nudged': 'Nhắc nộp báo cáo',
  'rollup.changed': 'Số tổng hợp thay đổi',
  'round.opened': 'Mở kỳ báo cáo',
}

export function serviceName(id: string): string {
  return services[id] ?? id
}

export function eventName(type: string): string {
  return types[type.replace(/\.v\d+$/, '')] ?? type
}
