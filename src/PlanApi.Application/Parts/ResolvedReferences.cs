using PlanApi.Domain;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Parts;

/// <summary>The ids of the parts that a part mentions, found beforehand, so that writing a row needs no query.</summary>
public sealed class ResolvedReferences(IReadOnlyDictionary<(PartKind Kind, string Key), long> ids, IReadOnlyDictionary<string, long> scopes)
{
    public long Id(PartKind kind, Code code) => ids[(kind, code.ToString())];

    public long? Id(PartKind kind, Code? code) => code is { } known ? ids[(kind, known.ToString())] : null;

    public long Member(Code dimension, Code code) => ids[(PartKind.Member, $"{dimension}/{code}")];

    public long? Member(Code dimension, Code? code) => code is { } known ? Member(dimension, known) : null;

    public long Scope(Scope scope) => scopes[scope.ToString()];
}
