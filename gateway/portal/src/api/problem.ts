/** A refusal or failure as the services word it (RFC 9457); the portal shows `detail` as it came. */
export interface Problem {
  type: string
  title: string
  status: number
  detail: string
  traceId: string | null
  errors: { pointer: string; detail: string }[]
}

export class ProblemError extends Error {
  override readonly name = 'ProblemError'

  /**
   * @param answered the body as it came, for answers that carry more than a problem does
   * @param retryAfterMs how long the server asks to be left alone
   */
  constructor(readonly problem: Problem, readonly answered: unknown = null, readonly retryAfterMs: number | null = null) {
    super(problem.detail)
  }

  /** The last part of `urn:lienthong:problem:<slug>`. */
  get slug(): string {
    return this.problem.type.slice(this.problem.type.lastIndexOf(':') + 1)
  }

  get status(): number {
    return this.problem.status
  }

  /** Whether the same request may well be taken a little later. */
  get isPassing(): boolean {
    return this.status >= 500 || this.status === 429
  }
}

/** The request never reached the server, or no answer came back: nothing is known to have been stored. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable'

  constructor(cause: unknown) {
    super('Không kết nối được với máy chủ.', { cause })
  }
}

export function isProblem(error: unknown, slug: string): error is ProblemError {
  return error instanceof ProblemError && error.slug === slug
}

/** Reads a problem from whatever body a failed answer carried; a proxy's HTML page becomes a plain sentence. */
export function readProblem(status: number, body: unknown): Problem {
  const given = typeof body === 'object' && body !== null ? (body as Partial<Problem>) : {}
  return {
    type: given.type ?? 'about:blank',
    title: given.title ?? '',
    status,
    // The one refusal whose words are for programmers.
    detail: given.type?.endsWith(':csrf') ? 'Phiên làm việc vừa đổi. Tải lại trang rồi làm tiếp; phần vừa gõ được giữ trên máy này.' : given.detail ?? plainReason(status),
    traceId: given.traceId ?? null,
    errors: Array.isArray(given.errors) ? given.errors : [],
  }
}

function plainReason(status: number): string {
  if (status === 404) return 'Không tìm thấy nội dung này, hoặc tài khoản của bạn không được xem.'
  if (status === 403) return 'Tài khoản của bạn không được làm việc này.'
  if (status === 429) return 'Đang có quá nhiều yêu cầu. Chờ một lát rồi thử lại.'
  if (status === 502 || status === 503 || status === 504) return 'Máy chủ đang bận hoặc đang khởi động. Những gì đã lưu vẫn còn.'
  return `Máy chủ trả lời mã ${status} mà không nói lý do.`
}
