using PlanApi.Application.Access;
using PlanApi.Application.History;
using PlanApi.Application.Parts;
using PlanApi.Domain;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Events;

/// <summary>Decides whether a limited caller may hear of a part as it was after a change set.</summary>
/// <param name="visibility">The caller's visible part of the plan.</param>
/// <param name="codes">The present codes of parts that had other codes before.</param>
/// <param name="after">The change set.</param>
/// <param name="sees">Whether the caller sees the present part with a kind and a key.</param>
internal sealed class Hearing(Visibility visibility, CodeHistory codes, long after, Func<string, string, Task<bool>> sees) : IHearing
{
    public bool Sees(Scope scope) => codes.Now(scope, after) is { } now && visibility.MaySee(now);

    public bool MayName(Scope scope) => codes.Now(scope, after) is { } now && visibility.MayName(now);

    public bool MayName(Code dimension, Code member) =>
        codes.Now(dimension, member, after) is { } now && visibility.MayName(now.Dimension, now.Member);

    public bool MayTell(Code indicator) => codes.Indicator(indicator, after) is { } now && visibility.MaySee(now);

    public bool TellsEveryIndicator => visibility.Indicators is null;

    public async Task<bool> Sees(PartKind kind, Code? code) => code is not { } known || await sees(kind.Name, known.ToString());
}
