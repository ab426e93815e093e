using Microsoft.EntityFrameworkCore;

namespace PlanApi.Benchmarks;

/// <summary>
/// What the start of the service is measured against: ASP.NET Core with EF Core, one table, and an endpoint that asks it.
/// </summary>
internal static class EmptyService
{
    public static async Task Serve(string database, string address)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddDbContext<Notes>(options => options.UseSqlite($"Data Source={database}"));
        var app = builder.Build();
        await using (var scope = app.Services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<Notes>().Database.EnsureCreatedAsync();
        app.MapGet("/health/live", async (Notes notes) => await notes.Lines.CountAsync());
        await app.RunAsync(address);
    }

    private sealed class Notes(DbContextOptions<Notes> options) : DbContext(options)
    {
        public DbSet<Line> Lines => Set<Line>();
    }

    private sealed record Line
    {
        public long Id { get; init; }

        public required string Text { get; init; }
    }
}
