using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace PlanApi.Application.Persistence.Postgres;

/// <summary>Lets <c>dotnet ef</c> see the model without a server.</summary>
internal sealed class DesignTimePostgres : IDesignTimeDbContextFactory<PostgresPlanDb>
{
    public PostgresPlanDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgresPlanDb>().UseNpgsql("Host=localhost;Database=design-time").Options);
}
