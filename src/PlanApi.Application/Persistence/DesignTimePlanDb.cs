using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace PlanApi.Application.Persistence;

/// <summary>Lets <c>dotnet ef</c> see the model without starting the service.</summary>
internal sealed class DesignTimePlanDb : IDesignTimeDbContextFactory<PlanDb>
{
    public PlanDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PlanDb>().UseSqlite("Data Source=design-time.db").Options);
}
