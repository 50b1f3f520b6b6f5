import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { gateway } from '../../api/clients'
import { bodyAs, ifMatch } from '../../api/http'
import type { Account, AccountRequest, Page, Role } from '../../api/types'

export const roleNames: Partial<Record<Role, string>> = {
  EDITOR: 'Soạn thảo, nhập số liệu', HEAD: 'Lãnh đạo đơn vị (ban hành, nộp)', REVIEWER: 'Duyệt của đơn vị trực thuộc',
  CATALOGUE_CLERK: 'Danh mục văn bản', TENANT_ADMIN: 'Quản trị của tỉnh', AUDITOR: 'Kiểm tra, chỉ xem',
}

export function useAccounts(tenant: string | null) {
  return useQuery({
    queryKey: ['accounts', tenant],
    queryFn: async (): Promise<Account[]> => {
      const all: Account[] = []
      let cursor: string | undefined
      do {
        const page = await bodyAs<Page<Account>>(gateway.GET('/api/accounts', { params: { query: { tenant: tenant ?? undefined, limit: 200, cursor } } }))
        all.push(...page.items)
        cursor = page.next ?? undefined
      } while (cursor)
      return all
    },
  })
}

export function useSaveAccount(tenant: string | null) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: async ({ account, request, key }: { account: Account | null; request: AccountRequest; key: string }): Promise<Account> =>
      account === null
        ? bodyAs<Account>(gateway.POST('/api/accounts', { params: { query: { tenant: tenant ?? undefined }, header: { 'Idempotency-Key': key } }, body: request }))
        : bodyAs<Account>(gateway.PUT('/api/accounts/{id}', { params: { path: { id: account.id }, header: ifMatch(account.version) }, body: request })),
    onSuccess: () => void queries.invalidateQueries({ queryKey: ['accounts'] }),
  })
}
