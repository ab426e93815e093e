using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PlanApi.Application.Tables;

namespace PlanApi.Application.History.AsOf;

/// <summary>A plan as it was at a version, packed: from it later versions are made without the history before it.</summary>
public sealed class PastStateRow
{
    public long PlanId { get; set; }

    public long Version { get; set; }

    /// <summary>The changes of the history up to this version.</summary>
    public long Changes { get; set; }

    /// <summary>The tables and the way in which the state was made; a state that was made otherwise is not used.</summary>
    public required string Format { get; set; }

    /// <summary>The hash of the version's change set. A state of another history is not used.</summary>
    public required byte[] Hash { get; set; }

    public required byte[] Content { get; set; }
}

internal sealed class PastStateConfiguration : IEntityTypeConfiguration<PastStateRow>
{
    public void Configure(EntityTypeBuilder<PastStateRow> builder)
    {
        builder.ToTable("past_states").HasKey(row => new { row.PlanId, row.Version });
        builder.HasOne<PlanRow>().WithMany().HasForeignKey(row => row.PlanId).OnDelete(DeleteBehavior.Restrict);
    }
}
