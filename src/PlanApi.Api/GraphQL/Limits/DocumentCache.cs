using System.Collections.Concurrent;
using GraphQLParser.AST;

namespace PlanApi.Api.GraphQL.Limits;

/// <summary>
/// Documents that passed validation, by their text. Two generations bound it: when the young one is full it becomes the old
/// one, and what was not asked for since is dropped.
/// </summary>
internal sealed class DocumentCache(int maxCharacters = 1024 * 1024)
{
    private readonly Lock _turning = new();
    private ConcurrentDictionary<string, GraphQLDocument> _young = new(StringComparer.Ordinal);
    private ConcurrentDictionary<string, GraphQLDocument> _old = new(StringComparer.Ordinal);
    private int _characters;

    public GraphQLDocument? Find(string text)
    {
        if (_young.TryGetValue(text, out var document))
            return document;
        if (_old.TryGetValue(text, out document))
            Keep(text, document);
        return document;
    }

    public void Keep(string text, GraphQLDocument document)
    {
        if (!_young.TryAdd(text, document) || Interlocked.Add(ref _characters, text.Length) <= maxCharacters / 2)
            return;
        lock (_turning)
        {
            if (_characters <= maxCharacters / 2)
                return;
            (_old, _young) = (_young, new(StringComparer.Ordinal));
            _characters = 0;
        }
    }
}
