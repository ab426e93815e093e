using System.Globalization;
using System.Text.Json;
using PlanApi.Application.History;
using Spectre.Console;

namespace PlanApi.Api.Cli.Reports;

/// <summary>The differences of a plan between two moments: a line for each field.</summary>
internal static class ComparisonTable
{
    private const int Longest = 60;

    public static void Write(IAnsiConsole console, ComparisonSummary summary, IReadOnlyList<NetChange> changes)
    {
        console.WriteLine($"From {Name(summary.From)} to {Name(summary.To)}: {Counts(summary.Counts)}");
        if (changes.Count == 0)
            return;
        console.WriteLine();
        var table = NumberTable.New("KIND", "KEY", "FIELD", "BEFORE", "AFTER");
        foreach (var change in changes)
        {
            if (change.Fields.Count == 0)
                Row(change.Kind, change.Key, "", change.Before is null ? "" : "there", change.After is null ? "removed" : "new");
            foreach (var (field, at) in change.Fields.Select((field, at) => (field, at)))
                Row(at == 0 ? change.Kind : "", at == 0 ? change.Key : "", field, Field(change.Before, field), Field(change.After, field));
        }
        console.Write(table);

        void Row(params string[] texts) => table.AddRow(texts.Select(text => new Text(text)));
    }

    private static string Name(KnownMoment moment) =>
        string.Create(CultureInfo.InvariantCulture, $"version {moment.Version} ({moment.At.UtcDateTime:yyyy-MM-dd HH:mm:ss}Z)");

    private static string Counts(IReadOnlyList<ChangeCount> counts) =>
        counts.Count == 0
            ? "nothing differs"
            : $"{counts.Sum(count => count.Added)} new, {counts.Sum(count => count.Removed)} removed, "
                + $"{counts.Sum(count => count.Changed)} changed";

    private static string Field(JsonElement? part, string name)
    {
        if (part is not { } known || !known.TryGetProperty(name, out var value))
            return "";
        var text = value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
        return text.Length <= Longest ? text : $"{text[..(Longest - 1)]}…";
    }
}
