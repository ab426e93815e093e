using System.Globalization;
using PlanApi.Application.RollForward;
using PlanApi.Domain.RollForward;
using PlanApi.Domain.Values;
using Spectre.Console;

namespace PlanApi.Api.Cli.Reports;

/// <summary>What a plan that was rolled forward has, and what was left behind.</summary>
internal static class RolledPlanTable
{
    public static void Write(IAnsiConsole console, RolledPlan made)
    {
        var done = made.Version is null ? "would be made; nothing is stored" : $"is made, at version {made.Version}";
        console.WriteLine($"The plan '{made.Plan}' for {made.Calendar.Year} {done}.");
        var counts = string.Create(CultureInfo.InvariantCulture, $"{made.References:N0} references, {made.OpenActions} open actions");
        console.WriteLine($"It comes from '{made.From.Plan}' at version {made.From.Version}: {counts}.");
        console.WriteLine();
        var table = NumberTable.New("PARTS", "COUNT", "WHAT BECOMES OF THEM");
        foreach (var parts in made.Carried)
            Row(parts.Collection, parts.Count, parts.Becomes == Becomes.Moved ? "carried, dates a year later" : "carried");
        foreach (var parts in made.LeftBehind)
            Row(parts.Collection, parts.Count, $"left behind: {Reason(parts)}");
        foreach (var mentions in made.Dropped)
            Row(mentions.Collection, mentions.Count, $"carried without {mentions.Field}, which is left behind");
        console.Write(table);

        void Row(string parts, int count, string what) =>
            table.AddRow(new Text(parts), new Text(count.ToString(CultureInfo.InvariantCulture)), new Text(what));
    }

    private static string Reason(LeftParts parts) =>
        parts.Because switch
        {
            LeftBecause.Kind => "they tell of the old year alone",
            LeftBecause.Scenario => "of another scenario",
            LeftBecause.NotAsked => "targets were not asked for",
            LeftBecause.Over => "finished, closed or held",
            LeftBecause.Mention => $"their {parts.Mention} is left behind",
            LeftBecause.OutsideCalendar => "before the years of the calendar",
            _ => CamelCase.Of(parts.Because),
        };
}
