using System.CommandLine;
using PlanApi.Api.Cli.Reports;
using PlanApi.Application.RollForward;

namespace PlanApi.Api.Cli;

/// <summary><c>roll-forward PLAN</c>: next year's plan, made from this year's.</summary>
internal static class RollForwardCommand
{
    public static Command Create(Terminal terminal, string[] settings)
    {
        var plan = CubeOptions.Plan();
        var code = CubeOptions.OfCode("--to", "The new plan's code; the old one's with its year raised when absent.");
        var scenario = CubeOptions.Scenario();
        var targets = new Option<bool>("--targets") { Description = "Carry targets too, with what hangs on them." };
        var noActions = new Option<bool>("--no-actions") { Description = "Leave open actions behind." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Show what would be; nothing is stored." };
        var command = new Command(
            "roll-forward",
            "Make next year's plan from this one: its structure, this year's actuals as references, and the open actions."
        )
        {
            plan,
            code,
            scenario,
            targets,
            noActions,
            dryRun,
        };
        command.SetAction(
            async (parsed, cancellation) =>
            {
                await using var service = await LocalService.Open(settings);
                var request = new RollPlanForward(
                    parsed.GetRequiredValue(plan),
                    new RollForwardQuestion
                    {
                        Code = parsed.GetValue(code),
                        Scenario = parsed.GetRequiredValue(scenario),
                        Targets = parsed.GetValue(targets),
                        OpenActions = !parsed.GetValue(noActions),
                        DryRun = parsed.GetValue(dryRun),
                    }
                );
                if (!(await service.Send(request, cancellation)).IsSuccess(out var made, out var failure))
                    return LocalService.Refuse(failure, terminal);
                terminal.Write(console => RolledPlanTable.Write(console, made));
                return ExitCode.Success;
            }
        );
        return command;
    }
}
