using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PlanApi.Application.Persistence.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class Doors : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "door",
                table: "operations",
                type: "text",
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<string>(
                name: "door",
                table: "change_sets",
                type: "text",
                nullable: true,
                collation: "C");

            migrationBuilder.CreateIndex(
                name: "ix_change_sets_plan_id_at",
                table: "change_sets",
                columns: new[] { "plan_id", "at" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_change_sets_plan_id_at",
                table: "change_sets");

            migrationBuilder.DropColumn(
                name: "door",
                table: "operations");

            migrationBuilder.DropColumn(
                name: "door",
                table: "change_sets");
        }
    }
}
