using System.CommandLine;
using PlanApi.Api.Http;
using PlanApi.Application.Reviews;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Values;

namespace PlanApi.Api.Cli;

/// <summary><c>review-report PLAN SCHEDULE PERIOD</c>: a review as a written report.</summary>
internal static class ReviewReportCommand
{
    private const string Markdown = "md",
        Html = "html";

    public static Command Create(Terminal terminal, string[] settings)
    {
        var plan = CubeOptions.Plan();
        var schedule = new Argument<Code>("SCHEDULE") { Description = "The review schedule's code.", CustomParser = CodeOptions.One };
        var period = new Argument<Period>("PERIOD") { Description = "The period, such as 2024-03.", CustomParser = CubeOptions.OnePeriod };
        var format = new Option<string>("--format", "-f")
        {
            Description = "Markdown, or a page for browsers.",
            DefaultValueFactory = _ => Markdown,
        };
        format.AcceptOnlyFromAmong(Markdown, Html);
        var language = new Option<string>("--language", "-l") { Description = "English or Chinese.", DefaultValueFactory = _ => "en" };
        language.AcceptOnlyFromAmong("en", "zh");
        var command = new Command("review-report", "Write the report of a review.") { plan, schedule, period, format, language };
        command.SetAction(
            async (parsed, cancellation) =>
            {
                await using var service = await LocalService.Open(settings);
                var code = parsed.GetRequiredValue(plan);
                var wanted = new ListReviews(code)
                {
                    Schedules = [parsed.GetRequiredValue(schedule)],
                    Period = parsed.GetRequiredValue(period),
                    Page = new(1),
                };
                if (!(await service.Send(wanted, cancellation)).IsSuccess(out var found, out var failure))
                    return LocalService.Refuse(failure, terminal);
                if (found.Items is not [var review])
                    return LocalService.Refuse(
                        new Application.Errors.NotFound("review", $"{wanted.Schedules[0]} {wanted.Period}"),
                        terminal
                    );
                var request = new GetReviewReport(
                    code,
                    review.Number,
                    parsed.GetRequiredValue(format) == Html ? ReportFormat.Html : ReportFormat.Markdown,
                    Languages.Of(parsed.GetRequiredValue(language))
                );
                if (!(await service.Send(request, cancellation)).IsSuccess(out var report, out failure))
                    return LocalService.Refuse(failure, terminal);
                await terminal.Out.WriteAsync(report.Text);
                return ExitCode.Success;
            }
        );
        return command;
    }
}
