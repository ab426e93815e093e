using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PlanApi.Application.Persistence.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class PlanningRounds : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "period_closings",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "INTEGER", nullable: false),
                    number = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false),
                    period = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    measure = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    closed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    closed_by = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    note = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    without_numbers = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    open_slices = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    reopened_at = table.Column<long>(type: "INTEGER", nullable: true),
                    reopened_by = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    reason = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_period_closings", x => new { x.plan_id, x.number });
                    table.ForeignKey(
                        name: "fk_period_closings_plan_id",
                        column: x => x.plan_id,
                        principalTable: "plans",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "planning_rounds",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "INTEGER", nullable: false),
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    names = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    wording = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    opens = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    due = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    source_id = table.Column<long>(type: "INTEGER", nullable: true),
                    code = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_planning_rounds", x => new { x.plan_id, x.id });
                    table.ForeignKey(
                        name: "fk_planning_rounds_plan_id",
                        column: x => x.plan_id,
                        principalTable: "plans",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_planning_rounds_plan_id_source_id",
                        columns: x => new { x.plan_id, x.source_id },
                        principalTable: "sections",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "slice_assignments",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "INTEGER", nullable: false),
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    wording = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    round_id = table.Column<long>(type: "INTEGER", nullable: false),
                    party_id = table.Column<long>(type: "INTEGER", nullable: true),
                    scope_id = table.Column<long>(type: "INTEGER", nullable: false),
                    measure = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    period = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    grain = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    due = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    state = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    submitted = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    reason = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    assigned_at = table.Column<long>(type: "INTEGER", nullable: false),
                    source_id = table.Column<long>(type: "INTEGER", nullable: true),
                    code = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_slice_assignments", x => new { x.plan_id, x.id });
                    table.ForeignKey(
                        name: "fk_slice_assignments_plan_id",
                        column: x => x.plan_id,
                        principalTable: "plans",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_slice_assignments_plan_id_party_id",
                        columns: x => new { x.plan_id, x.party_id },
                        principalTable: "parties",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_slice_assignments_plan_id_round_id",
                        columns: x => new { x.plan_id, x.round_id },
                        principalTable: "planning_rounds",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_slice_assignments_plan_id_scope_id",
                        columns: x => new { x.plan_id, x.scope_id },
                        principalTable: "scopes",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_slice_assignments_plan_id_source_id",
                        columns: x => new { x.plan_id, x.source_id },
                        principalTable: "sections",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "slice_assignment_dimensions",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "INTEGER", nullable: false),
                    slice_assignment_id = table.Column<long>(type: "INTEGER", nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    dimension_id = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_slice_assignment_dimensions", x => new { x.plan_id, x.slice_assignment_id, x.position });
                    table.ForeignKey(
                        name: "fk_slice_assignment_dimensions_plan_id_dimension_id",
                        columns: x => new { x.plan_id, x.dimension_id },
                        principalTable: "dimensions",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_slice_assignment_dimensions_plan_id_slice_assignment_id",
                        columns: x => new { x.plan_id, x.slice_assignment_id },
                        principalTable: "slice_assignments",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "slice_assignment_indicators",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "INTEGER", nullable: false),
                    slice_assignment_id = table.Column<long>(type: "INTEGER", nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    indicator_id = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_slice_assignment_indicators", x => new { x.plan_id, x.slice_assignment_id, x.position });
                    table.ForeignKey(
                        name: "fk_slice_assignment_indicators_plan_id_indicator_id",
                        columns: x => new { x.plan_id, x.indicator_id },
                        principalTable: "indicators",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_slice_assignment_indicators_plan_id_slice_assignment_id",
                        columns: x => new { x.plan_id, x.slice_assignment_id },
                        principalTable: "slice_assignments",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_planning_rounds_plan_id_code",
                table: "planning_rounds",
                columns: new[] { "plan_id", "code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_planning_rounds_plan_id_source_id",
                table: "planning_rounds",
                columns: new[] { "plan_id", "source_id" });

            migrationBuilder.CreateIndex(
                name: "ix_slice_assignment_dimensions_plan_id_dimension_id",
                table: "slice_assignment_dimensions",
                columns: new[] { "plan_id", "dimension_id" });

            migrationBuilder.CreateIndex(
                name: "ix_slice_assignment_indicators_plan_id_indicator_id",
                table: "slice_assignment_indicators",
                columns: new[] { "plan_id", "indicator_id" });

            migrationBuilder.CreateIndex(
                name: "ix_slice_assignments_plan_id_code",
                table: "slice_assignments",
                columns: new[] { "plan_id", "code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_slice_assignments_plan_id_party_id",
                table: "slice_assignments",
                columns: new[] { "plan_id", "party_id" });

            migrationBuilder.CreateIndex(
                name: "ix_slice_assignments_plan_id_round_id",
                table: "slice_assignments",
                columns: new[] { "plan_id", "round_id" });

            migrationBuilder.CreateIndex(
                name: "ix_slice_assignments_plan_id_scope_id",
                table: "slice_assignments",
                columns: new[] { "plan_id", "scope_id" });

            migrationBuilder.CreateIndex(
                name: "ix_slice_assignments_plan_id_source_id",
                table: "slice_assignments",
                columns: new[] { "plan_id", "source_id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "period_closings");

            migrationBuilder.DropTable(
                name: "slice_assignment_dimensions");

            migrationBuilder.DropTable(
                name: "slice_assignment_indicators");

            migrationBuilder.DropTable(
                name: "slice_assignments");

            migrationBuilder.DropTable(
                name: "planning_rounds");
        }
    }
}
