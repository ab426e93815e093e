using PlanApi.Application.Documents;
using PlanApi.Domain.Schedules;

namespace PlanApi.Api.Cli.Spec;

/// <summary>Pictures of the reference plan for the documentation.</summary>
internal static class ReferencePictures
{
    /// <summary>The day of the README's example.</summary>
    private static readonly DateOnly _day = new(2024, 10, 31);

    public static string Gantt()
    {
        var content = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, Hosting.Startup.ReferencePlan));
        var plan = PlanDocumentReader.Read(content).Read!.Document;
        return GanttChart.Of(plan, PlanSchedule.Of(plan, plan.Plan.Calendar), _day, "en") + "\n";
    }
}
