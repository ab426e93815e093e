using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Access;
using PlanApi.Application.Errors;
using PlanApi.Application.UseCases;

namespace PlanApi.Application.Imports.Scheduling;

/// <summary>How one import schedule stands.</summary>
public sealed record GetImportSchedule(long Id) : Query<ImportSchedule>
{
    public override Permission Permission => Permission.Read;
}

internal sealed class GetImportScheduleHandler(ImportScheduleViews views) : IHandler<GetImportSchedule, ImportSchedule>
{
    public async Task<Outcome<ImportSchedule>> Handle(GetImportSchedule request, CancellationToken cancellation) =>
        await views.Seen().AsNoTracking().FirstOrDefaultAsync(row => row.Id == request.Id, cancellation) is { } row
            ? await views.Show(row, cancellation)
            : ImportScheduleViews.None(request.Id);
}
