using System.CommandLine;
using PlanApi.Application.History;
using PlanApi.Application.Parts;
using PlanApi.Application.Plans;
using PlanApi.Domain.Values;

namespace PlanApi.Api.Cli;

/// <summary><c>verify [PLAN]</c>: checks that nobody has altered the stored histories.</summary>
internal static class VerifyCommand
{
    public static Command Create(Terminal terminal, string[] settings)
    {
        var plan = new Argument<Code?>("PLAN")
        {
            Description = "The plan's code; every plan when absent.",
            Arity = ArgumentArity.ZeroOrOne,
            CustomParser = result => CodeOptions.One(result),
        };
        var command = new Command(
            "verify",
            "Say whether a plan's history is as it was written. Exits with 0 if it is, 1 if a change set breaks its chain."
        )
        {
            plan,
        };
        command.SetAction((parsed, cancellation) => Run(parsed.GetValue(plan), terminal, settings, cancellation));
        return command;
    }

    private static async Task<int> Run(Code? plan, Terminal terminal, string[] settings, CancellationToken cancellation)
    {
        await using var service = await LocalService.Open(settings);
        var code = ExitCode.Success;
        foreach (var one in plan is { } only ? [only] : await Plans(service, cancellation))
        {
            if (!(await service.Send(new VerifyHistory(one), cancellation)).IsSuccess(out var found, out var failure))
                return LocalService.Refuse(failure, terminal);
            Write(terminal, one, found);
            if (!found.IsIntact)
                code = ExitCode.Refused;
        }
        return code;
    }

    private static void Write(Terminal terminal, Code plan, HistoryVerification found)
    {
        terminal.Out.WriteLine(
            $"{plan}: {(found.IsIntact ? "intact" : "BROKEN")}, {found.Verified} change sets are as they were "
                + $"written{(found.Hash is { } hash ? $", up to hash {hash}" : "")}"
        );
        if (found.Break is not { } broken)
            return;
        terminal.Out.WriteLine($"  {broken.Message}");
        if (broken.Expected is null)
            return;
        terminal.Out.WriteLine($"  expected  {broken.Expected}");
        terminal.Out.WriteLine($"  stored    {broken.Actual}");
    }

    private static async Task<IReadOnlyList<Code>> Plans(LocalService service, CancellationToken cancellation)
    {
        var plans = new List<Code>();
        for (string? after = null; ; )
        {
            var page = (await service.Send(new ListPlans(new(ListOptions.MaxFirst, after)), cancellation)).Value;
            plans.AddRange(page.Items.Select(plan => plan.Code));
            if (!page.HasMore)
                return plans;
            after = page.Cursors[^1];
        }
    }
}
