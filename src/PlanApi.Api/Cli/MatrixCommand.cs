using System.CommandLine;
using PlanApi.Api.Cli.Reports;
using PlanApi.Application.Matrix;

namespace PlanApi.Api.Cli;

/// <summary><c>matrix PLAN</c>: the lights of a plan's matrix, as <c>GET /v1/plans/{plan}/matrix/lights</c> answers them.</summary>
internal static class MatrixCommand
{
    public static Command Create(Terminal terminal, string[] settings)
    {
        var plan = CubeOptions.Plan();
        var scenario = CubeOptions.Scenario();
        var date = new Option<DateOnly?>("--date", "-d")
        {
            Description = "The day; today in the plan's time zone when absent.",
            HelpName = "DAY",
        };
        var period = CubeOptions.OfPeriod("--period", "The period that is judged; the plan's year when absent.");
        var command = new Command(
            "matrix",
            "Show the lights of a plan's matrix: who answers by where it lies, with each place's score and how many numbers it has."
        )
        {
            plan,
            scenario,
            date,
            period,
        };
        command.SetAction(
            async (parsed, cancellation) =>
            {
                await using var service = await LocalService.Open(settings);
                var request = new GetMatrixLights(parsed.GetRequiredValue(plan), parsed.GetValue(date), parsed.GetValue(period))
                {
                    Scenario = parsed.GetRequiredValue(scenario),
                };
                if (!(await service.Send(request, cancellation)).IsSuccess(out var lights, out var failure))
                    return LocalService.Refuse(failure, terminal);
                terminal.Write(console => new MatrixTable(console).Write(lights));
                return ExitCode.Success;
            }
        );
        return command;
    }
}
