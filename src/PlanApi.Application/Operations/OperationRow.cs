using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PlanApi.Application.Access;
using PlanApi.Application.Tables;

namespace PlanApi.Application.Operations;

/// <summary>A request that is done in the background. Times are UTC ticks.</summary>
public sealed class OperationRow
{
    public long Id { get; set; }

    /// <summary>Null if it is about no plan. Operations belong to the service, so their table is not among the tables of plans.</summary>
    public long? AboutPlanId { get; set; }

    public required string Kind { get; set; }

    /// <summary>For the service's own operations: the name of the work. The key beside it is unique within plan and work.</summary>
    public string? Work { get; set; }

    public string? Key { get; set; }

    /// <summary>The API key that asked; 0 for the machine itself.</summary>
    public long Actor { get; set; }

    /// <summary>The caller and the caller's grants at that time, as JSON.</summary>
    public required string Identity { get; set; }

    public string? Reason { get; set; }

    /// <summary>The way by which the request came in.</summary>
    public Door? Door { get; set; }

    /// <summary>The request as JSON; null once it has ended.</summary>
    public byte[]? Request { get; set; }

    public OperationState State { get; set; }

    public string? Doing { get; set; }

    public long? Done { get; set; }

    public long? Total { get; set; }

    /// <summary>The process that does it.</summary>
    public string? Owner { get; set; }

    /// <summary>The time from which another process may take the operation over.</summary>
    public long? LeaseUntil { get; set; }

    /// <summary>Increases whenever the operation is begun or ends. A process with an older value has lost the operation.</summary>
    public long Fence { get; set; }

    public int Attempts { get; set; }

    /// <summary>The answer as JSON.</summary>
    public byte[]? Result { get; set; }

    /// <summary>An <see cref="OperationProblem"/> as JSON.</summary>
    public string? Problem { get; set; }

    public long CreatedAt { get; set; }

    public long DueAt { get; set; }

    public long? StartedAt { get; set; }

    public long? EndedAt { get; set; }

    public long Version { get; set; }

    /// <summary>All columns except the request and the result, which may be long.</summary>
    internal static readonly Expression<Func<OperationRow, OperationRow>> WithoutContent = row => new OperationRow
    {
        Id = row.Id,
        AboutPlanId = row.AboutPlanId,
        Kind = row.Kind,
        Work = row.Work,
        Key = row.Key,
        Actor = row.Actor,
        Identity = row.Identity,
        State = row.State,
        Doing = row.Doing,
        Done = row.Done,
        Total = row.Total,
        Attempts = row.Attempts,
        Problem = row.Problem,
        CreatedAt = row.CreatedAt,
        DueAt = row.DueAt,
        StartedAt = row.StartedAt,
        EndedAt = row.EndedAt,
        Version = row.Version,
    };
}

internal sealed class OperationConfiguration : IEntityTypeConfiguration<OperationRow>
{
    public void Configure(EntityTypeBuilder<OperationRow> builder)
    {
        builder.ToTable("operations");
        builder.HasIndex(row => new { row.State, row.DueAt });
        builder.HasIndex(row => new { row.Actor, row.Id });
        builder.HasIndex(row => row.EndedAt);
        builder.HasOne<PlanRow>().WithMany().HasForeignKey(row => row.AboutPlanId).OnDelete(DeleteBehavior.Cascade);
        // Of two processes that find the same work due, one stores it.
        builder
            .HasIndex(row => new
            {
                row.AboutPlanId,
                row.Work,
                row.Key,
            })
            .IsUnique();
    }
}
