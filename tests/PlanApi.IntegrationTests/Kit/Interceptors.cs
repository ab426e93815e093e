using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using PlanApi.Application.Persistence.Postgres;
using PlanApi.Application.Persistence.Sqlite;

namespace PlanApi.IntegrationTests.Kit;

internal static class Interceptors
{
    /// <summary>Lets the test see what the service's contexts do.</summary>
    public static IServiceCollection Intercept(this IServiceCollection services, params IInterceptor[] interceptors) =>
        TestDatabase.IsPostgres
            ? services.ConfigureDbContext<PostgresPlanDb>(options => options.AddInterceptors(interceptors))
            : services.ConfigureDbContext<SqlitePlanDb>(options => options.AddInterceptors(interceptors));
}
