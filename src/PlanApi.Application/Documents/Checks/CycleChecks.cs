using PlanApi.Application.Documents.Sources;
using PlanApi.Application.Errors;
using PlanApi.Domain;
using PlanApi.Domain.Dimensions;
using PlanApi.Domain.Documents;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Documents.Checks;

/// <summary>No part is its own ancestor, on any day.</summary>
internal static class CycleChecks
{
    // Enough of a long cycle to find it by.
    private const int MaxNames = 8;

    public static void Check(PlanDocument document, FaultPlaces place)
    {
        foreach (var kind in PartKind.All.Where(kind => !kind.InDimension))
            Check(kind, document.ByKind[kind], place);
        CheckMembers(document.Members, place);
        foreach (var (dependency, sentence) in DependencyCircles.In(document.Dependencies))
            place.Add(FaultCodes.Cycle, $"/{PartKind.Dependency.Collection}/{dependency}", sentence);
    }

    private static void Check(PartKind kind, IReadOnlyList<PlanPart?> parts, FaultPlaces place)
    {
        if (!parts.Any(part => part?.Above().Count > 0))
            return;
        var indexes = new Dictionary<Code, int>();
        for (var i = 0; i < parts.Count; i++)
        {
            if (parts[i] is { } part)
                indexes.TryAdd(part.Code, i);
        }
        int[][] edges =
        [
            .. parts.Select(part => (int[])[.. (part?.Above() ?? []).Where(indexes.ContainsKey).Select(above => indexes[above])]),
        ];
        foreach (var cycle in Cycles.In(parts.Count, node => edges[node]))
        {
            if (place.IsFull)
                return;
            place.Add(
                FaultCodes.Cycle,
                $"/{kind.Collection}/{cycle[^1]}/{FieldOf(kind, parts[cycle[^1]]!)}",
                Sentence([.. cycle.Take(MaxNames).Select(i => parts[i]!.Code)], cycle.Count)
            );
        }
    }

    /// <summary>In which field a part names those above it.</summary>
    private static string FieldOf(PartKind kind, PlanPart part) =>
        part.Mentions().First(mention => mention.Kind == kind).Pointer.Split('/')[1];

    private static void CheckMembers(IReadOnlyList<Member> all, FaultPlaces place)
    {
        var read = Enumerable.Range(0, all.Count).Where(i => all[i] is not null).ToArray();
        foreach (var fault in MemberTree.Check([.. read.Select(i => all[i])]))
        {
            if (place.IsFull)
                return;
            var index = read[fault.Member];
            var member = all[index];
            var move = fault.On is { } day ? member.Moves.TakeWhile(move => move.From != day).Count() : -1;
            var pointer = move < 0 ? $"/members/{index}/parent" : $"/members/{index}/moves/{move}/parent";
            var since = fault.On is { } from ? $"From {from:yyyy-MM-dd} on: " : "";
            if (fault.IsCycle)
                place.Add(
                    FaultCodes.Cycle,
                    pointer,
                    since + Sentence([.. fault.Path.Take(MaxNames).Select(i => all[read[i]].Code)], fault.Path.Count)
                );
            else
                place.Add(
                    FaultCodes.TooDeep,
                    pointer,
                    $"{since}'{member.Code}' stands more than {MemberTree.MaxDepth} levels below the top."
                );
        }
    }

    private static string Sentence(IReadOnlyList<Code> names, int length) =>
        length == 1
            ? $"'{names[0]}' is its own parent."
            : $"'{names[0]}' is its own ancestor: {string.Join(" → ", names)} → {(length > MaxNames ? "… → " : "")}{names[0]}.";
}
