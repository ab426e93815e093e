using PlanApi.Domain.Lights;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Progress;

/// <summary>An objective in a picture.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Parents">The objectives that it serves.</param>
/// <param name="Light">Its light.</param>
/// <param name="Score">Its score.</param>
/// <param name="KeyResults">Its key results, each with its name and light.</param>
public sealed record PicturedObjective(
    Code Code,
    string Name,
    IReadOnlyList<Code> Parents,
    Light Light,
    Quantity? Score,
    IReadOnlyList<(string Name, Light Light)> KeyResults
);

/// <summary>Where an objective stands: how many are above it, and in which row.</summary>
internal sealed record AlignmentPlace(PicturedObjective Objective, int Depth, double Row);

/// <summary>
/// The places of objectives. Each stands behind the first that it serves, and beside the middle of those that serve it. However deep they
/// are, no call is made for each level.
/// </summary>
internal sealed class AlignmentLayout
{
    public required IReadOnlyList<AlignmentPlace> Places { get; init; }

    /// <summary>From each objective to those that serve it; further ones than the first are told apart.</summary>
    public required IReadOnlyList<(AlignmentPlace Above, AlignmentPlace Below, bool IsFurther)> Links { get; init; }

    public int Depth => Places.Count == 0 ? 1 : Places.Max(place => place.Depth) + 1;

    public double Rows => Places.Count == 0 ? 0 : Places.Max(place => place.Row) + 1;

    public static AlignmentLayout Of(IReadOnlyList<PicturedObjective> objectives)
    {
        var known = objectives.Select(objective => objective.Code).ToHashSet();
        Code? First(PicturedObjective objective) => objective.Parents.Where(known.Contains).Select(code => (Code?)code).FirstOrDefault();
        var below = objectives.ToLookup(First);
        var places = new Dictionary<Code, AlignmentPlace>();
        var (open, next) = (new Stack<(PicturedObjective Objective, int Depth, bool IsDone)>(), 0);
        foreach (var root in below[null].Reverse())
            open.Push((root, 0, false));
        while (open.TryPop(out var at))
        {
            AlignmentPlace[] done =
            [
                .. below[at.Objective.Code].Where(one => places.ContainsKey(one.Code)).Select(one => places[one.Code]),
            ];
            if (at.IsDone || !below[at.Objective.Code].Any())
            {
                var row = done.Length == 0 ? next++ : (done[0].Row + done[^1].Row) / 2;
                places[at.Objective.Code] = new(at.Objective, at.Depth, row);
                continue;
            }
            open.Push(at with { IsDone = true });
            foreach (var child in below[at.Objective.Code].Reverse())
                open.Push((child, at.Depth + 1, false));
        }
        return new()
        {
            Places = [.. objectives.Where(objective => places.ContainsKey(objective.Code)).Select(objective => places[objective.Code])],
            Links =
            [
                .. objectives
                    .Where(objective => places.ContainsKey(objective.Code))
                    .SelectMany(objective =>
                        objective
                            .Parents.Where(places.ContainsKey)
                            .Select(parent => (places[parent], places[objective.Code], parent != First(objective)))
                    ),
            ],
        };
    }
}
