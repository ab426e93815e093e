using System.CommandLine;
using System.CommandLine.Parsing;
using System.IO.Pipelines;
using System.Text.Json;
using PlanApi.Api.Cli.Reports;
using PlanApi.Application.Cube.Slices;
using PlanApi.Application.Documents.Json;
using PlanApi.Application.Documents.Sources;
using PlanApi.Application.Parts;
using PlanApi.Application.TableFiles;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Values;

namespace PlanApi.Api.Cli;

/// <summary><c>slice PLAN</c>: a slice of the cube, as <c>POST /v1/plans/{plan}/slices</c> answers it.</summary>
internal static class SliceCommand
{
    private const string Table = "table",
        Csv = "csv",
        Ndjson = "ndjson",
        Json = "json";

    public static Command Create(Terminal terminal, string[] settings)
    {
        var plan = CubeOptions.Plan();
        var indicators = new Option<IReadOnlyList<Code>>("--indicators", "-i")
        {
            Description = "The indicators, separated by commas.",
            HelpName = "CODE,...",
            Required = true,
            CustomParser = CodeOptions.Many,
            Arity = ArgumentArity.OneOrMore,
        };
        var measures = new Option<IReadOnlyList<Measure>?>("--measures", "-m")
        {
            Description =
                "Which of their numbers, with commas between: target, actual, forecast, baseline, reference; targets when absent.",
            HelpName = "MEASURE,...",
            Arity = ArgumentArity.OneOrMore,
            CustomParser = Measures,
        };
        var rows = CubeOptions.OfAxes("--rows", "-r", $"An axis of the rows; repeat the option for each. {SliceAxisText.Expectation}.");
        var columns = CubeOptions.OfAxes("--columns", "-c", "An axis of the columns; repeat the option for each.");
        var filter = CubeOptions.OfScope("--filter", "The members of the dimensions that are on no axis; their tops when absent.");
        var period = CubeOptions.OfPeriod("--period", "The period, where periods are on no axis; the plan's year when absent.");
        var scenario = CubeOptions.Scenario();
        var against = CubeOptions.OfCode("--against", "A scenario to compare with.");
        var asIs = new Option<bool>("--as-is") { Description = "Count members that have moved under their present parents." };
        var suppress = CubeOptions.Choice<Suppression>("--suppress", "Which rows to leave out.");
        var format = new Option<string>("--format", "-f")
        {
            Description = "A table for people, a CSV or NDJSON file that 'cells' accepts, or JSON as in the API.",
            DefaultValueFactory = _ => Table,
        };
        format.AcceptOnlyFromAmong(Table, Csv, Ndjson, Json);
        var language = new Option<string>("--language", "-l") { Description = "The language of names.", DefaultValueFactory = _ => "en" };
        var command = new Command("slice", "Show a slice of a plan's numbers, roll-ups included.")
        {
            plan,
            indicators,
            measures,
            rows,
            columns,
            filter,
            period,
            scenario,
            against,
            asIs,
            suppress,
            format,
            language,
        };
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var slice = new Slice
                {
                    Scenario = parsed.GetRequiredValue(scenario),
                    Against = parsed.GetValue(against),
                    Indicators = parsed.GetRequiredValue(indicators),
                    Measures = parsed.GetValue(measures) ?? [Measure.Target],
                    Filter = parsed.GetRequiredValue(filter),
                    Period = parsed.GetValue(period),
                    Rows = parsed.GetValue(rows) ?? [],
                    Columns = parsed.GetValue(columns) ?? [],
                    Parentage = parsed.GetValue(asIs) ? Parentage.AsIs : Parentage.AsWas,
                    Suppress = parsed.GetValue(suppress),
                };
                await using var service = await LocalService.Open(settings);
                return parsed.GetRequiredValue(format) is Csv or Ndjson
                    ? await Export(
                        service,
                        parsed.GetRequiredValue(plan),
                        slice,
                        parsed.GetRequiredValue(format) == Csv ? TableFormat.Csv : TableFormat.Ndjson,
                        terminal,
                        cancellation
                    )
                    : await Show(
                        service,
                        parsed.GetRequiredValue(plan),
                        slice,
                        parsed.GetRequiredValue(format) == Json ? null : parsed.GetRequiredValue(language),
                        terminal,
                        cancellation
                    );
            }
        );
        return command;
    }

    private static async Task<int> Show(
        LocalService service,
        Code plan,
        Slice slice,
        string? language,
        Terminal terminal,
        CancellationToken cancellation
    )
    {
        var rows = new List<SliceRow>();
        for (string? after = null; ; )
        {
            if (
                !(await service.Send(new ReadSlice(plan, slice, ListOptions.MaxFirst, after), cancellation)).IsSuccess(
                    out var page,
                    out var failure
                )
            )
                return LocalService.Refuse(failure, terminal);
            rows.AddRange(page.Rows);
            if ((after = page.NextCursor) is not null)
                continue;
            var whole = page with { Rows = rows };
            if (language is null)
                await terminal.Out.WriteLineAsync(JsonSerializer.Serialize(whole, PlanJson.Options));
            else if ((await SliceNames.Of(service, plan, slice, language, cancellation)).IsSuccess(out var names, out failure))
                terminal.Write(console => new SliceTable(console, names).Write(slice, whole));
            else
                return LocalService.Refuse(failure, terminal);
            return ExitCode.Success;
        }
    }

    /// <summary>The file goes out as it comes.</summary>
    private static async Task<int> Export(
        LocalService service,
        Code plan,
        Slice slice,
        TableFormat format,
        Terminal terminal,
        CancellationToken cancellation
    )
    {
        var pipe = new Pipe();
        var copy = Copy(pipe.Reader.AsStream(), terminal.Out, cancellation);
        await using (var output = pipe.Writer.AsStream())
        {
            if (!(await service.Send(new ExportSlice(plan, slice, output, format), cancellation)).IsSuccess(out _, out var failure))
                return LocalService.Refuse(failure, terminal);
        }
        await copy;
        return ExitCode.Success;
    }

    private static async Task Copy(Stream utf8, TextWriter output, CancellationToken cancellation)
    {
        using var text = new StreamReader(utf8);
        var buffer = new char[16 * 1024];
        int count;
        while ((count = await text.ReadAsync(buffer, cancellation)) > 0)
            await output.WriteAsync(buffer.AsMemory(0, count), cancellation);
    }

    private static List<Measure> Measures(ArgumentResult result)
    {
        var measures = new List<Measure>();
        foreach (var name in result.Tokens.SelectMany(token => token.Value.Split(',')))
        {
            if (Enum.TryParse<Measure>(name, ignoreCase: true, out var measure) && char.IsLetter(name[0]))
                measures.Add(measure);
            else
                result.AddError($"'{name}' is not a measure: target, actual, forecast, baseline or reference.");
        }
        return measures;
    }
}
