import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { reports } from '../../api/clients'
import { body, upload } from '../../api/http'
import { patiently, type Waiting } from '../../api/patiently'
import type { Page, SchoolLevel, Unit, UnitImport, UnitKind } from '../../api/types'

export const kindNames: Record<UnitKind, string> = {
  DEPARTMENT: 'Sở GDĐT', DISTRICT_OFFICE: 'Phòng GDĐT', COMMUNE_OFFICE: 'UBND cấp xã', SCHOOL: 'Trường', CLUSTER: 'Cụm trường',
}

export const levelNames: Record<SchoolLevel, string> = {
  PRESCHOOL: 'Mầm non', PRIMARY: 'Tiểu học', LOWER_SECONDARY: 'THCS', UPPER_SECONDARY: 'THPT', MULTI_LEVEL: 'Nhiều cấp học',
}

export interface UnitFilter { parent?: string; q?: string; kind?: UnitKind; on?: string; limit?: number }

export async function fetchUnits(filter: UnitFilter, cursor?: string): Promise<Page<Unit>> {
  return body(reports.GET('/api/reports/units', { params: { query: { ...filter, cursor } } }))
}

export function useUnits(filter: UnitFilter, enabled = true) {
  return useInfiniteQuery({
    queryKey: ['units', 'list', filter],
    queryFn: ({ pageParam }) => fetchUnits(filter, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
    enabled,
  })
}

export function useUnit(id: string | null) {
  return useQuery({
    queryKey: ['units', 'one', id],
    queryFn: async (): Promise<Unit> => body(reports.GET('/api/reports/units/{id}', { params: { path: { id: id! } } })),
    enabled: id !== null,
  })
}

export function useUnitImport() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ file, dryRun, key, onProgress, onWait }: { file: File; dryRun: boolean; key: string; onProgress: (share: number) => void; onWait: (waiting: Waiting | null) => void }) =>
      patiently(() => upload<UnitImport>({ url: `/api/reports/units/imports?${new URLSearchParams({ dryRun: String(dryRun), fileName: file.name })}`, file, idempotencyKey: key, onProgress }), { onWait }),
    onSettled: (_data, _error, { onWait }) => onWait(null),
    onSuccess: (_, { dryRun }) => {
      if (!dryRun) void queries.invalidateQueries({ queryKey: ['units'] })
    },
  })
}
