import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { references } from '../../api/clients'
import { body } from '../../api/http'
import type { DocumentStatus, LegalDocument, LegalDocumentDetail, Page } from '../../api/types'

export interface DocumentFilter { q?: string; kind?: string; year?: number; status?: DocumentStatus; on?: string; limit?: number }

export function useDocuments(filter: DocumentFilter, enabled = true) {
  return useInfiniteQuery({
    queryKey: ['documents', 'list', filter],
    queryFn: async ({ pageParam }): Promise<Page<LegalDocument>> => body(references.GET('/api/references/documents', { params: { query: { ...filter, cursor: pageParam } } })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
    enabled,
  })
}

export function useDocument(id: string, on: string | undefined) {
  return useQuery({
    queryKey: ['documents', 'one', id, on],
    queryFn: async (): Promise<LegalDocumentDetail> => body(references.GET('/api/references/documents/{id}', { params: { path: { id }, query: { on } } })),
  })
}
