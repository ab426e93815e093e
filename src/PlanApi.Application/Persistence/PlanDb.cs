using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using PlanApi.Domain;
using PlanApi.Domain.Alerts;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.ChangeControl;
using PlanApi.Domain.Imports;
using PlanApi.Domain.Indicators;
using PlanApi.Domain.Pace;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Reviews;
using PlanApi.Domain.Schedules;
using PlanApi.Domain.Targets;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Persistence;

/// <summary>The database: one model for every provider. Tables and columns are snake_case.</summary>
public abstract class PlanDb(DbContextOptions options) : DbContext(options)
{
    /// <summary>A statement on the context's connection, which must be open, inside its transaction.</summary>
    public abstract SqlStatement Prepare(string sql);

    /// <summary>Runs a statement once, and answers how many rows it has changed.</summary>
    public int Run(string sql, params ReadOnlySpan<SqlValue> values)
    {
        using var statement = Prepare(sql);
        return statement.Run(values);
    }

    /// <summary>The integer that a statement finds first; null where it finds none.</summary>
    public long? Number(string sql, params ReadOnlySpan<SqlValue> values)
    {
        using var statement = Prepare(sql);
        using var row = statement.Read(values);
        return row.Read() ? row.IntegerOrNull(0) : null;
    }

    /// <inheritdoc/>
    /// <exception cref="StoredConflict">What is stored stands against it.</exception>
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        try
        {
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        }
        catch (DbUpdateException failure) when (ConflictOf(failure.InnerException) is { } conflict)
        {
            throw conflict;
        }
    }

    /// <summary>A transaction on the open connection that sees one moment and keeps no writer waiting.</summary>
    internal abstract ValueTask<DbTransaction> BeginReading(CancellationToken cancellation);

    /// <summary>
    /// A transaction that writes. No other process writes until it ends. <see cref="Errors.Busy"/> if another process writes for too long.
    /// </summary>
    internal abstract Task<IDbContextTransaction> BeginWriting(TimeSpan patience, CancellationToken cancellation);

    /// <summary>
    /// Writes rows of a table within the open transaction. A row replaces an existing row with the same key. Other statements may run in
    /// between; they see the rows once the writer is completed.
    /// </summary>
    /// <param name="table">The table.</param>
    /// <param name="key">How many of the columns, from the first, are the key; 0 where every row is new.</param>
    /// <param name="columns">What each row has.</param>
    internal RowWriter Put(string table, int key, params string[] columns)
    {
        var stored = Model
            .GetEntityTypes()
            .Where(type => type.GetTableName() == table)
            .SelectMany(type => type.GetProperties())
            .DistinctBy(property => property.GetColumnName())
            .ToDictionary(property => property.GetColumnName());
        return Put(table, [.. columns.Select(column => StoredColumn.Of(stored[column]))], key);
    }

    /// <summary>Writes many new rows of a table, within the open transaction. Nothing else may run in the meantime.</summary>
    internal abstract RowWriter Write(string table, IReadOnlyList<StoredColumn> columns);

    /// <summary>Reports a plan whose id the database did not choose, so that the id is not given again.</summary>
    internal abstract void GaveId();

    /// <summary>References between rows are checked when the transaction ends.</summary>
    internal abstract void DeferReferences();

    /// <summary>The collation that orders texts by their bytes, which in UTF-8 is the order of code points.</summary>
    private protected abstract string ByBytes { get; }

    /// <summary>How this kind of database writes what others write otherwise.</summary>
    internal abstract SqlDialect Dialect { get; }

    private protected abstract RowWriter Put(string table, IReadOnlyList<StoredColumn> columns, int key);

    private protected abstract StoredConflict? ConflictOf(Exception? failure);

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        foreach (var assembly in PartKindTypes.AssembliesWith(typeof(PlanDb).Assembly))
            modelBuilder.ApplyConfigurationsFromAssembly(assembly);
        foreach (var entity in modelBuilder.Model.GetEntityTypes())
            NameColumns(entity);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        // A quantity is stored as its steps. Nothing may do arithmetic on it in SQL that steps do not bear: sums and order only.
        configurationBuilder.Properties<Quantity>().HaveConversion<QuantityColumn>();
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
        configurationBuilder
            .Properties<IReadOnlyList<InitiativeProgress>>()
            .HaveConversion<JsonConverter<IReadOnlyList<InitiativeProgress>>, JsonComparer<IReadOnlyList<InitiativeProgress>>>();
        configurationBuilder
            .Properties<IReadOnlyList<Quantity>>()
            .HaveConversion<JsonConverter<IReadOnlyList<Quantity>>, JsonComparer<IReadOnlyList<Quantity>>>();
        configurationBuilder
            .Properties<IReadOnlyList<SeatRole>>()
            .HaveConversion<JsonConverter<IReadOnlyList<SeatRole>>, JsonComparer<IReadOnlyList<SeatRole>>>();
        configurationBuilder.Properties<ChangeContent>().HaveConversion<JsonConverter<ChangeContent>, JsonComparer<ChangeContent>>();
        configurationBuilder.Properties<ChangeAssessment>().HaveConversion<JsonConverter<ChangeAssessment>>();
        configurationBuilder
            .Properties<IReadOnlyList<ChangeVote>>()
            .HaveConversion<JsonConverter<IReadOnlyList<ChangeVote>>, JsonComparer<IReadOnlyList<ChangeVote>>>();
        configurationBuilder.Properties<ChangePilot>().HaveConversion<JsonConverter<ChangePilot>>();
        configurationBuilder.Properties<ChangeStep>().HaveConversion<JsonConverter<ChangeStep>>();
        configurationBuilder.Properties<ReviewStep>().HaveConversion<JsonConverter<ReviewStep>>();
        configurationBuilder.Properties<ReviewSnapshot>().HaveConversion<JsonConverter<ReviewSnapshot>>();
        configurationBuilder.Properties<ImportDialect>().HaveConversion<JsonConverter<ImportDialect>>();
        configurationBuilder
            .Properties<IReadOnlyList<ImportColumn>>()
            .HaveConversion<JsonConverter<IReadOnlyList<ImportColumn>>, JsonComparer<IReadOnlyList<ImportColumn>>>();
        configurationBuilder
            .Properties<IReadOnlyList<PeriodColumn>>()
            .HaveConversion<JsonConverter<IReadOnlyList<PeriodColumn>>, JsonComparer<IReadOnlyList<PeriodColumn>>>();
        configurationBuilder.Properties<ImportConstants>().HaveConversion<JsonConverter<ImportConstants>>();
        configurationBuilder.Properties<Derivation>().HaveConversion<JsonConverter<Derivation>>();
        configurationBuilder.Properties<Baseline>().HaveConversion<JsonConverter<Baseline>>();
    }

    private void NameColumns(IMutableEntityType entity)
    {
        foreach (var property in entity.GetProperties())
        {
            property.SetColumnName(SnakeCase(property.Name));
            if (IsText(property))
                property.SetCollation(ByBytes);
        }
        foreach (var key in entity.GetForeignKeys())
            key.SetConstraintName($"fk_{entity.GetTableName()}_{string.Join('_', key.Properties.Select(p => SnakeCase(p.Name)))}");
        foreach (var index in entity.GetIndexes())
            index.SetDatabaseName($"ix_{entity.GetTableName()}_{string.Join('_', index.Properties.Select(p => SnakeCase(p.Name)))}");
    }

    private static bool IsText(IMutableProperty property) =>
        (property.GetValueConverter()?.ProviderClrType ?? property.GetProviderClrType() ?? property.ClrType) == typeof(string);

    private static string SnakeCase(string name) =>
        string.Concat(
            name.Select(
                (letter, at) => char.IsUpper(letter) && at > 0 ? $"_{char.ToLowerInvariant(letter)}" : $"{char.ToLowerInvariant(letter)}"
            )
        );
}
