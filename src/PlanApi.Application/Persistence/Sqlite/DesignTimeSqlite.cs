using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace PlanApi.Application.Persistence.Sqlite;

/// <summary>Lets <c>dotnet ef</c> see the model without starting the service.</summary>
internal sealed class DesignTimeSqlite : IDesignTimeDbContextFactory<SqlitePlanDb>
{
    public SqlitePlanDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqlitePlanDb>().UseSqlite("Data Source=design-time.db").Options);
}
