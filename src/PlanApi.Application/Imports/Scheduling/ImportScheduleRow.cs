using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PlanApi.Application.Tables;

namespace PlanApi.Application.Imports.Scheduling;

/// <summary>An import schedule. Times are UTC ticks. It belongs to the service, so its table is not among the tables of plans.</summary>
public sealed class ImportScheduleRow
{
    public long Id { get; set; }

    public long AboutPlanId { get; set; }

    /// <summary>The API key that made it, and with whose rights it writes; 0 for the machine itself.</summary>
    public long Actor { get; set; }

    /// <summary>The name of that key.</summary>
    public required string MadeBy { get; set; }

    /// <summary><see cref="ImportScheduleSettings"/> as JSON, without secrets.</summary>
    public required string Settings { get; set; }

    /// <summary>The value of the header, sealed.</summary>
    public byte[]? Secret { get; set; }

    public ImportScheduleState State { get; set; }

    public string? Problem { get; set; }

    /// <summary>When it runs next.</summary>
    public long NextAt { get; set; }

    /// <summary>SHA-256 of the mapping by which a file was imported last.</summary>
    public string? MappedBy { get; set; }

    /// <summary>SHA-256 of that file.</summary>
    public string? FileHash { get; set; }

    /// <summary>The ETag of that file, where it came with one.</summary>
    public string? EntityTag { get; set; }

    public long CreatedAt { get; set; }

    public long Version { get; set; }
}

internal sealed class ImportScheduleConfiguration : IEntityTypeConfiguration<ImportScheduleRow>
{
    public void Configure(EntityTypeBuilder<ImportScheduleRow> builder)
    {
        builder.ToTable("import_schedules");
        builder.HasOne<PlanRow>().WithMany().HasForeignKey(row => row.AboutPlanId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(row => new
        {
            row.AboutPlanId,
            row.State,
            row.NextAt,
        });
        builder.HasIndex(row => new { row.Actor, row.Id });
    }
}
