using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using PlanApi.Domain;
using PlanApi.Domain.Alerts;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Indicators;
using PlanApi.Domain.Pace;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Reviews;
using PlanApi.Domain.Targets;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Persistence;

/// <summary>The database: one model for every provider. Tables and columns are snake_case.</summary>
public sealed class PlanDb(DbContextOptions<PlanDb> options) : DbContext(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        foreach (var assembly in PartKind.AssembliesWith(typeof(PlanDb).Assembly))
            modelBuilder.ApplyConfigurationsFromAssembly(assembly);
        foreach (var entity in modelBuilder.Model.GetEntityTypes())
            NameColumns(entity);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        // A quantity is stored as its steps. Nothing may do arithmetic on it in SQL that steps do not bear: sums and order only.
        configurationBuilder.Properties<Quantity>().HaveConversion<QuantityConverter>();
        configurationBuilder.Properties<RateValue>().HaveConversion<RateConverter>();
        configurationBuilder.Properties<GrowthBase>().HaveConversion<GrowthBaseConverter>();
        configurationBuilder.Properties<Enum>().HaveConversion<string>();
        configurationBuilder.Properties<LocalText>().HaveConversion<TextConverter, JsonComparer<LocalText>>();
        configurationBuilder
            .Properties<IReadOnlyList<LocalText>>()
            .HaveConversion<JsonConverter<IReadOnlyList<LocalText>>, JsonComparer<IReadOnlyList<LocalText>>>();
        configurationBuilder.Properties<Calendar>().HaveConversion<JsonConverter<Calendar>>();
        configurationBuilder.Properties<MatrixLayout>().HaveConversion<JsonConverter<MatrixLayout>>();
        configurationBuilder.Properties<Monitoring>().HaveConversion<JsonConverter<Monitoring>>();
        configurationBuilder.Properties<Domain.Indicators.Range>().HaveConversion<JsonConverter<Domain.Indicators.Range>>();
        configurationBuilder.Properties<Thresholds>().HaveConversion<JsonConverter<Thresholds>>();
        configurationBuilder.Properties<Pacing>().HaveConversion<JsonConverter<Pacing>, JsonComparer<Pacing>>();
        configurationBuilder.Properties<AlertAction>().HaveConversion<JsonConverter<AlertAction>>();
        configurationBuilder.Properties<ImprovementPlan>().HaveConversion<JsonConverter<ImprovementPlan>>();
        configurationBuilder.Properties<ReviewContent>().HaveConversion<JsonConverter<ReviewContent>>();
        configurationBuilder
            .Properties<IReadOnlyList<ReviewAction>>()
            .HaveConversion<JsonConverter<IReadOnlyList<ReviewAction>>, JsonComparer<IReadOnlyList<ReviewAction>>>();
        configurationBuilder.Properties<ReviewStep>().HaveConversion<JsonConverter<ReviewStep>>();
        configurationBuilder.Properties<ReviewSnapshot>().HaveConversion<JsonConverter<ReviewSnapshot>>();
        configurationBuilder.Properties<Derivation>().HaveConversion<JsonConverter<Derivation>>();
        configurationBuilder.Properties<Baseline>().HaveConversion<JsonConverter<Baseline>>();
    }

    private static void NameColumns(IMutableEntityType entity)
    {
        foreach (var property in entity.GetProperties())
            property.SetColumnName(SnakeCase(property.Name));
        foreach (var key in entity.GetForeignKeys())
            key.SetConstraintName($"fk_{entity.GetTableName()}_{string.Join('_', key.Properties.Select(p => SnakeCase(p.Name)))}");
        foreach (var index in entity.GetIndexes())
            index.SetDatabaseName($"ix_{entity.GetTableName()}_{string.Join('_', index.Properties.Select(p => SnakeCase(p.Name)))}");
    }

    private static string SnakeCase(string name) =>
        string.Concat(
            name.Select(
                (letter, at) => char.IsUpper(letter) && at > 0 ? $"_{char.ToLowerInvariant(letter)}" : $"{char.ToLowerInvariant(letter)}"
            )
        );
}
