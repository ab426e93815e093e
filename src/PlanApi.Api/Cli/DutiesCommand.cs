using System.CommandLine;
using PlanApi.Api.Cli.Reports;
using PlanApi.Api.Http;
using PlanApi.Application.Duties;
using PlanApi.Application.Parts;
using PlanApi.Domain.Values;

namespace PlanApi.Api.Cli;

/// <summary><c>duties PLAN</c>: what parties owe, as <c>GET /v1/plans/{plan}/duties</c> answers it.</summary>
internal static class DutiesCommand
{
    public static Command Create(Terminal terminal, string[] settings)
    {
        var plan = CubeOptions.Plan();
        var party = CubeOptions.OfCode("--party", "Only of this party.");
        var overdue = new Option<bool>("--overdue") { Description = "Only what is overdue." };
        var language = new Option<string>("--language") { Description = "The language of the sentences.", DefaultValueFactory = _ => "en" };
        language.AcceptOnlyFromAmong("en", "zh");
        var command = new Command(
            "duties",
            "Show what parties owe, what is due first: alerts, reviews, slices, votes, milestones and more."
        )
        {
            plan,
            party,
            overdue,
            language,
        };
        command.SetAction(
            async (parsed, cancellation) =>
            {
                await using var service = await LocalService.Open(settings);
                var table = new DutyTable(Languages.Of(parsed.GetRequiredValue(language)));
                for (string? after = null; ; )
                {
                    var request = new ListDuties(parsed.GetRequiredValue(plan))
                    {
                        Filter = new DutyFilter
                        {
                            Parties = parsed.GetValue(party) is { } code ? [code] : null,
                            IsOverdue = parsed.GetValue(overdue) ? true : null,
                        },
                        Page = new PageRange(ListOptions.MaxFirst, after),
                    };
                    if (!(await service.Send(request, cancellation)).IsSuccess(out var page, out var failure))
                        return LocalService.Refuse(failure, terminal);
                    table.Add(page.Items);
                    if ((after = page.Next) is null)
                        break;
                }
                terminal.Write(table.Write);
                return ExitCode.Success;
            }
        );
        return command;
    }
}
