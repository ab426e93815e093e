using PlanApi.Application.Documents.Sources;
using PlanApi.Application.Errors;
using PlanApi.Domain.Dimensions;
using PlanApi.Domain.Documents;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Documents.Checks;

/// <summary>No part is its own ancestor, on any day.</summary>
internal static class CycleChecks
{
    // Enough of a long cycle to find it by.
    private const int MaxNames = 8;

    public static void Check(PlanDocument document, FaultPlaces place)
    {
        Check(place, "sections", "parent", document.Sections, part => part.Code, part => One(part.Parent));
        Check(place, "parties", "escalatesTo", document.Parties, part => part.Code, part => One(part.EscalatesTo));
        Check(place, "scenarios", "parent", document.Scenarios, part => part.Code, part => One(part.Parent));
        Check(place, "objectives", "parents", document.Objectives, part => part.Code, part => part.Parents);
        Check(place, "keyResults", "parent", document.KeyResults, part => part.Code, part => One(part.Parent));
        CheckMembers(document.Members, place);
    }

    private static IReadOnlyList<Code> One(Code? code) => code is { } known ? [known] : [];

    private static void Check<T>(
        FaultPlaces place,
        string collection,
        string field,
        IReadOnlyList<T> parts,
        Func<T, Code> code,
        Func<T, IReadOnlyList<Code>> parents
    )
        where T : class
    {
        var indexes = new Dictionary<Code, int>();
        for (var i = 0; i < parts.Count; i++)
        {
            if (parts[i] is { } part)
                indexes.TryAdd(code(part), i);
        }
        var edges = parts
            .Select(part =>
                part is null ? Array.Empty<int>() : [.. parents(part).Where(indexes.ContainsKey).Select(parent => indexes[parent])]
            )
            .ToArray();
        foreach (var cycle in Cycles.In(parts.Count, node => edges[node]))
        {
            if (place.IsFull)
                return;
            place.Add(
                FaultCodes.Cycle,
                $"/{collection}/{cycle[^1]}/{field}",
                Sentence([.. cycle.Take(MaxNames).Select(i => code(parts[i]))], cycle.Count)
            );
        }
    }

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
