using System.CommandLine;
using PlanApi.Api.Cli.Reports;
using PlanApi.Application.History;
using PlanApi.Application.Parts;

namespace PlanApi.Api.Cli;

/// <summary><c>compare PLAN FROM [TO]</c>: how a plan differs between two moments.</summary>
internal static class CompareCommand
{
    public static Command Create(Terminal terminal, string[] settings)
    {
        var plan = CubeOptions.Plan();
        var from = new Argument<Moment>("FROM")
        {
            Description = $"The earlier moment: {Moment.Expectation}.",
            CustomParser = CubeOptions.Text<Moment>,
        };
        var to = new Argument<Moment?>("TO")
        {
            Description = "The later moment; now when absent.",
            Arity = ArgumentArity.ZeroOrOne,
            CustomParser = result => CubeOptions.Text<Moment>(result),
        };
        var command = new Command("compare", "Show how a plan differs between two moments: each part and number as it was and as it is.")
        {
            plan,
            from,
            to,
        };
        command.SetAction(
            async (parsed, cancellation) =>
            {
                await using var service = await LocalService.Open(settings);
                var request = new CompareVersions(
                    parsed.GetRequiredValue(plan),
                    parsed.GetRequiredValue(from),
                    parsed.GetValue(to),
                    new PageRange(ListOptions.MaxFirst)
                );
                var changes = new List<NetChange>();
                while (true)
                {
                    if (!(await service.Send(request, cancellation)).IsSuccess(out var found, out var failure))
                        return LocalService.Refuse(failure, terminal);
                    changes.AddRange(found.Changes.Items);
                    if (found.Changes.Next is not { } next)
                    {
                        terminal.Write(console => ComparisonTable.Write(console, found.Summary, changes));
                        return ExitCode.Success;
                    }
                    request = request with { Page = request.Page with { After = next } };
                }
            }
        );
        return command;
    }
}
