using PlanApi.Application.Documents;
using PlanApi.Application.Validation;
using PlanApi.Domain.Validation;
using Spectre.Console;

namespace PlanApi.Api.Cli.Reports;

/// <summary>Findings for people: a block each, with the places to look at and the arithmetic to redo.</summary>
internal sealed class TextReport(IAnsiConsole console, string file, string language)
{
    private const int Indent = 2;

    private readonly FindingReportWords _words = FindingReportWords.In(language);

    public void Write(FindingReport report, ReadDocument read)
    {
        foreach (var finding in report.Findings)
        {
            Write(finding, read);
            console.WriteLine();
        }
        console.Write(new Text($"{file}: {_words.Summary(report.Counts)}\n"));
    }

    private void Write(FindingAnswer finding, ReadDocument read)
    {
        var waived = finding.Waiver is { } waiver ? $"  {_words.WaivedBy} {waiver}" : "";
        console.Write(
            new Paragraph()
                .Append(_words.Severity(finding.Severity), new Style(Colour(finding.Severity), decoration: Decoration.Bold))
                .Append("  ")
                .Append(finding.Rule, new Style(decoration: Decoration.Bold))
                .Append($"  {finding.Fingerprint}{waived}", new Style(Color.Grey))
        );
        console.WriteLine();
        console.Write(new Padder(new Text(finding.Sentence)).Padding(Indent, 0, 0, 0));
        Block(Places(finding.Places, read));
        if (finding.Arithmetic.Count == 0)
            return;
        var steps = Columns(4);
        foreach (var step in finding.Arithmetic)
            steps.AddRow(new Text(step.Label), new Text(step.Expression), new Text("→"), new Text(step.Result));
        Block(steps);
    }

    private void Block(Grid grid)
    {
        console.WriteLine();
        console.Write(new Padder(grid).Padding(2 * Indent, 0, 0, 0));
    }

    private static Grid Columns(int count)
    {
        var grid = new Grid();
        for (var i = 0; i < count; i++)
            grid.AddColumn(new GridColumn().Padding(0, 0, i == count - 1 ? 0 : Indent, 0));
        return grid;
    }

    private Grid Places(IReadOnlyList<PlaceAnswer> places, ReadDocument read)
    {
        // Terminals and editors make links of file:line:column; where that leaves too little room, the file goes without saying.
        var widest = places.Max(place =>
            Position(place, read, file + ":").GetCellWidth() + Name(place).GetCellWidth() + (place.Value ?? "").GetCellWidth()
        );
        var prefix = widest + (4 * Indent) > console.Profile.Width ? "" : file + ":";
        var grid = Columns(3);
        foreach (var place in places)
            grid.AddRow(new Text(Position(place, read, prefix), new Style(Color.Grey)), new Text(Name(place)), new Text(place.Value ?? ""));
        return grid;
    }

    private static string Position(PlaceAnswer place, ReadDocument read, string prefix) =>
        read.PositionOf(place.Kind, place.Key) is { Line: > 0 } position ? $"{prefix}{position.Line}:{position.Column}" : prefix;

    private static string Name(PlaceAnswer place) => $"{place.Kind}/{place.Key}{(place.Field is { } field ? $"#{field}" : "")}";

    private static Color Colour(Severity severity) =>
        severity switch
        {
            Severity.Error => Color.Red,
            Severity.Warning => Color.Yellow,
            _ => Color.Blue,
        };
}
