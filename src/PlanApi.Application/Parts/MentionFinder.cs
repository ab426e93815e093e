using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using PlanApi.Application.Cube.Scopes;
using PlanApi.Application.Persistence;
using PlanApi.Application.Tables;

namespace PlanApi.Application.Parts;

/// <summary>Finds what still mentions a row, in the words of the API.</summary>
internal static class MentionFinder
{
    /// <summary>The most items of a kind that are named; the rest is counted as "and more".</summary>
    private const int Named = 3;

    /// <summary>The parts that mention this one, such as <c>targets 'a', 'b'</c>, one text for each kind.</summary>
    public static IReadOnlyList<string> Find(PlanDb db, PartRow row)
    {
        EmptyPartitions.Drop(db, row);
        UnusedScopes.Drop(db, row);
        var found = new SortedDictionary<string, SortedSet<string>>(StringComparer.Ordinal);
        foreach (var path in MentionPath.To(db.Model, row))
        {
            foreach (var code in Codes(db, path, row))
            {
                if (!found.TryGetValue(Plural(path.Mentioning), out var codes))
                    found.Add(Plural(path.Mentioning), codes = new(StringComparer.Ordinal));
                codes.Add(code);
            }
        }
        string[] cells = CellMentions.Any(db, row) ? ["cells"] : [];
        return [.. cells, .. found.Select(kind => Text(kind.Key, kind.Value))];
    }

    /// <summary>A text that names the parts of one kind that mention something.</summary>
    public static string Text(string plural, IReadOnlyCollection<string> codes)
    {
        var named = string.Join(", ", codes.Where(code => code.Length > 0).Take(Named).Select(code => $"'{code}'"));
        return named.Length == 0 ? plural : $"{plural} {named}{(codes.Count > Named ? " and more" : "")}";
    }

    private static List<string> Codes(PlanDb db, MentionPath path, PartRow row)
    {
        // Cells have no code; the plan is the one that the whole is about.
        var name = path.IsPart ? "\"code\"" : "''";
        using var mentions = db.Prepare(
            $"SELECT DISTINCT {name} FROM \"{path.Table}\" WHERE {path.Condition} ORDER BY 1 LIMIT {Named + 1}"
        );
        using var found = mentions.Read(row.PlanId, row.Id);
        var codes = new List<string>();
        while (found.Read())
            codes.Add(found.Text(0));
        return codes;
    }

    private static string Plural(IEntityType type) =>
        type.ClrType == typeof(PlanRow) ? "the plan itself"
        : type.ClrType == typeof(PartitionRow) ? "cells"
        : type.GetDiscriminatorValue() is string kind ? kind + "s"
        : type.GetTableName()!.Replace('_', ' ');
}
