using System.CommandLine;
using PlanApi.Api.Cli.Reports;
using PlanApi.Application.Decomposition;
using PlanApi.Application.Documents.Binding;
using PlanApi.Application.Documents.Sources;
using PlanApi.Application.Errors;
using PlanApi.Application.Parts;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Decomposition;
using PlanApi.Domain.Values;

namespace PlanApi.Api.Cli;

/// <summary><c>decompose PLAN</c>: previews how key results are broken down, and makes the parts on request.</summary>
internal static class DecomposeCommand
{
    public static Command Create(Terminal terminal, string[] settings)
    {
        var plan = CubeOptions.Plan();
        var over = CubeOptions.OfAxes("--over", "-o", $"The axes, once for each. {SliceAxisText.Expectation}.");
        var objectives = Many("--objectives", "The key results of these objectives, and of those that serve them.");
        var keyResults = Many("--key-results", "These key results.");
        var scenario = CubeOptions.Scenario();
        var source = CubeOptions.OfCode("--source", "The section that the parts name as their source.");
        var request = new Option<string>("--request")
        {
            Description = "A file with the request as the API accepts it, bases included, in JSON or YAML; - reads standard input.",
            HelpName = "FILE",
        };
        var show = new Option<int>("--show")
        {
            Description = $"How many numbers to show, 0 to {ListOptions.MaxFirst}.",
            HelpName = "COUNT",
            DefaultValueFactory = _ => ListOptions.DefaultFirst,
        };
        var language = new Option<string>("--language", "-l")
        {
            Description = "The language of the reasons.",
            DefaultValueFactory = _ => "en",
        };
        language.AcceptOnlyFromAmong("en", "zh");
        var apply = new Option<bool>("--apply") { Description = "Make the parts that are shown; without this option nothing is written." };
        var command = new Command(
            "decompose",
            "Show how key results are broken down over lines, tiers, markets and periods; make the parts with --apply."
        )
        {
            plan,
            over,
            objectives,
            keyResults,
            scenario,
            source,
            request,
            show,
            language,
            apply,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(request) is null == result.GetValue(over) is not { Count: > 0 })
                result.AddError("Name the axes with --over, or give the whole request with --request.");
        });
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var wanted = new DecompositionRequest
                {
                    Scenario = parsed.GetRequiredValue(scenario),
                    Over = parsed.GetValue(over) ?? [],
                    Objectives = parsed.GetValue(objectives),
                    KeyResults = parsed.GetValue(keyResults),
                    Source = parsed.GetValue(source),
                };
                if (parsed.GetValue(request) is { } path)
                {
                    if (await InputFile.Read(path, terminal, cancellation) is not { } content)
                        return ExitCode.Unreadable;
                    // JSON is YAML.
                    var faults = new FaultList();
                    var bound = YamlSource.Read(content, faults) is { } node ? RecordBinder.Bind<DecompositionRequest>(node, faults) : null;
                    if (!faults.IsEmpty)
                    {
                        Faults.Write(terminal.Error, InputFile.NameOf(path), faults.Faults);
                        return ExitCode.Unreadable;
                    }
                    wanted = bound!;
                }
                return await Run(
                    parsed.GetRequiredValue(plan),
                    wanted,
                    parsed.GetValue(show),
                    parsed.GetRequiredValue(language),
                    parsed.GetValue(apply),
                    terminal,
                    settings,
                    cancellation
                );
            }
        );
        return command;
    }

    private static async Task<int> Run(
        Code plan,
        DecompositionRequest request,
        int show,
        string language,
        bool apply,
        Terminal terminal,
        string[] settings,
        CancellationToken cancellation
    )
    {
        await using var service = await LocalService.Open(settings);
        if (!(await service.Send(new PreviewDecomposition(plan, request, show), cancellation)).IsSuccess(out var preview, out var failure))
            return LocalService.Refuse(failure, terminal);
        terminal.Write(console => new DecompositionTable(console, language).Write(preview));
        if (!apply)
        {
            await terminal.Out.WriteLineAsync("Nothing is written; --apply makes exactly this.");
            return ExitCode.Success;
        }
        if (!(await service.Send(new ApplyDecomposition(plan, preview.Token), cancellation)).IsSuccess(out var made, out failure))
            return LocalService.Refuse(failure, terminal);
        await terminal.Out.WriteLineAsync(
            $"{made.Objectives} objectives, {made.KeyResults} key results, {made.Targets} targets, {made.Weights} weights and "
                + $"{made.Cells} numbers, at version {made.Version}; undo change set {made.Version} to take them back."
        );
        return ExitCode.Success;
    }

    private static Option<IReadOnlyList<Code>?> Many(string name, string description) =>
        new(name)
        {
            Description = description,
            HelpName = "CODE,...",
            CustomParser = result => CodeOptions.Many(result),
            Arity = ArgumentArity.OneOrMore,
        };
}
