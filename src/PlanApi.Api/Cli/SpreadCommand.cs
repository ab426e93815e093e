using System.CommandLine;
using PlanApi.Api.Cli.Reports;
using PlanApi.Application.Parts;
using PlanApi.Application.Spreading;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Spreading;
using PlanApi.Domain.Values;

namespace PlanApi.Api.Cli;

/// <summary><c>spread PLAN</c>: previews how a number is broken down, and applies it on request.</summary>
internal static class SpreadCommand
{
    public static Command Create(Terminal terminal, string[] settings)
    {
        var plan = CubeOptions.Plan();
        var indicator = new Option<Code>("--indicator", "-i")
        {
            Description = "The indicator that is broken down.",
            HelpName = "CODE",
            Required = true,
            CustomParser = CodeOptions.One,
        };
        var solveFor = CubeOptions.OfCode(
            "--solve-for",
            "For a computed indicator: the stored indicator whose cells change to reach the number."
        );
        var measure = CubeOptions.Choice<Measure>("--measure", "Which of its numbers.");
        var scope = CubeOptions.OfScope("--scope", "The members of the place; the whole organisation when absent.");
        var period = CubeOptions.OfPeriod("--period", "The period of the place.", required: true);
        var value = CubeOptions.OfNumber("--value", "The new number of the place; its present number when absent.");
        var mode = CubeOptions.Choice<SpreadMode>("--mode", "Whether the value is the new number, or is added or subtracted.");
        var method = CubeOptions.Choice<SpreadMethod>("--method", "How it is shared.", required: true);
        var over = CubeOptions.OfAxes(
            "--over",
            "-o",
            $"The cells that it goes to, once for each axis. {SliceAxisText.Expectation}.",
            required: true
        );
        var weights = new Option<IReadOnlyList<SpreadWeight>?>("--weights")
        {
            Description = "For weighted: the weight of each member or period.",
            HelpName = "CODE=NUMBER,...",
            Arity = ArgumentArity.OneOrMore,
            CustomParser = result => [.. CubeOptions.Weights(result).Select(Weight)],
        };
        var rate = CubeOptions.OfNumber("--rate", "For growth and percentChange: in percent.");
        var first = CubeOptions.OfNumber("--start", "For straightLine and growth: the first period's value.");
        var rising = new Option<bool>("--rising") { Description = "No period gets less than the one before." };
        var equal = new Option<bool>("--equal-if-empty") { Description = "Share equally if all weights are zero or missing." };
        var propagate = new Option<bool>("--propagate") { Description = "Change stored values above by the same amount." };
        var scenario = CubeOptions.Scenario();
        var show = new Option<int>("--show")
        {
            Description = $"How many cells to show, 0 to {ListOptions.MaxFirst}.",
            HelpName = "COUNT",
            DefaultValueFactory = _ => ListOptions.DefaultFirst,
        };
        var apply = new Option<bool>("--apply") { Description = "Write the cells that are shown; without this option nothing is written." };
        var command = new Command(
            "spread",
            "Show how a number is broken down to the cells below it, each with its reason, and the places above; write it with --apply."
        )
        {
            plan,
            indicator,
            solveFor,
            measure,
            scope,
            period,
            value,
            mode,
            method,
            over,
            weights,
            rate,
            first,
            rising,
            equal,
            propagate,
            scenario,
            show,
            apply,
        };
        command.SetAction(
            (parsed, cancellation) =>
                Run(
                    parsed.GetRequiredValue(plan),
                    new SpreadRequest
                    {
                        Scenario = parsed.GetRequiredValue(scenario),
                        Indicator = parsed.GetRequiredValue(indicator),
                        SolveFor = parsed.GetValue(solveFor),
                        Measure = parsed.GetValue(measure),
                        Scope = parsed.GetRequiredValue(scope),
                        Period = parsed.GetRequiredValue(period)!.Value,
                        Value = parsed.GetValue(value),
                        Mode = parsed.GetValue(mode),
                        Method = parsed.GetValue(method),
                        Over = parsed.GetRequiredValue(over),
                        Weights = parsed.GetValue(weights),
                        Rate = parsed.GetValue(rate),
                        First = parsed.GetValue(first),
                        Rising = parsed.GetValue(rising),
                        EqualIfEmpty = parsed.GetValue(equal),
                        Propagate = parsed.GetValue(propagate),
                    },
                    parsed.GetValue(show),
                    parsed.GetValue(apply),
                    terminal,
                    settings,
                    cancellation
                )
        );
        return command;
    }

    private static async Task<int> Run(
        Code plan,
        SpreadRequest spread,
        int show,
        bool apply,
        Terminal terminal,
        string[] settings,
        CancellationToken cancellation
    )
    {
        await using var service = await LocalService.Open(settings);
        if (!(await service.Send(new PreviewSpread(plan, spread, show), cancellation)).IsSuccess(out var preview, out var failure))
            return LocalService.Refuse(failure, terminal);
        terminal.Write(console => new SpreadTable(console).Write(preview));
        if (!apply)
        {
            await terminal.Out.WriteLineAsync("Nothing is written; --apply writes exactly this.");
            return ExitCode.Success;
        }
        if (!(await service.Send(new ApplySpread(plan, preview.Token), cancellation)).IsSuccess(out var written, out failure))
            return LocalService.Refuse(failure, terminal);
        await terminal.Out.WriteLineAsync($"{written.Changed} cells have changed, at version {written.Version}.");
        return ExitCode.Success;
    }

    private static SpreadWeight Weight((string Name, Quantity Value) weight) =>
        Period.TryParse(weight.Name, out var period)
            ? new SpreadWeight { Period = period, Value = weight.Value }
            : new SpreadWeight { Member = Code.TryParse(weight.Name, out var member) ? member : null, Value = weight.Value };
}
