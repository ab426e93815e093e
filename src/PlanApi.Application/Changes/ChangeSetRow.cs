using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PlanApi.Application.Access;

namespace PlanApi.Application.Changes;

/// <summary>One use case's writes in one plan; plan 0 is the service itself.</summary>
public sealed class ChangeSetRow
{
    public long PlanId { get; set; }

    /// <summary>Counts the plan's change sets from 1: the plan's version after it.</summary>
    public long Sequence { get; set; }

    /// <summary>UTC ticks.</summary>
    public long At { get; set; }

    /// <summary>The API key that asked, 0 for the machine itself.</summary>
    public long Actor { get; set; }

    /// <summary>The party that the key acts as, where one is linked.</summary>
    public long? PartyId { get; set; }

    public required string UseCase { get; set; }

    public string? Reason { get; set; }

    /// <summary>The way by which the request came in; null for change sets from before this was kept.</summary>
    public Door? Door { get; set; }

    public int Changes { get; set; }

    /// <summary>How many of them are of lights and alerts, which events are made of.</summary>
    public int Signals { get; set; }

    /// <summary>SHA-256 over the hash before, the columns above and the blocks.</summary>
    public required byte[] Hash { get; set; }

    public List<ChangeBlockRow> Blocks { get; set; } = [];
}

/// <summary>How a block is packed.</summary>
public enum BlockKind
{
    /// <summary>Brotli over lines of JSON, one for each part.</summary>
    Lines,

    /// <summary>Columns of cells.</summary>
    Cells,
}

/// <summary>Before and after of some of a change set's parts or cells.</summary>
public sealed class ChangeBlockRow
{
    public long PlanId { get; set; }

    public long Sequence { get; set; }

    public int Number { get; set; }

    public BlockKind Kind { get; set; }

    /// <summary>How many changes it holds; 0 where that was not counted yet.</summary>
    public int Count { get; set; }

    public required byte[] Content { get; set; }
}

internal sealed class ChangeSetConfiguration : IEntityTypeConfiguration<ChangeSetRow>, IEntityTypeConfiguration<ChangeBlockRow>
{
    public void Configure(EntityTypeBuilder<ChangeSetRow> builder)
    {
        builder.ToTable("change_sets").HasKey(row => new { row.PlanId, row.Sequence });
        // From an instant to the plan's version at that time.
        builder.HasIndex(row => new { row.PlanId, row.At });
    }

    public void Configure(EntityTypeBuilder<ChangeBlockRow> builder)
    {
        builder
            .ToTable("change_blocks")
            .HasKey(row => new
            {
                row.PlanId,
                row.Sequence,
                row.Number,
            });
        builder
            .HasOne<ChangeSetRow>()
            .WithMany(row => row.Blocks)
            .HasForeignKey(row => new { row.PlanId, row.Sequence })
            .OnDelete(DeleteBehavior.Cascade);
    }
}
