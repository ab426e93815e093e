using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PlanApi.Application.Persistence.Sqlite.Migrations
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
                type: "TEXT",
                nullable: true,
                collation: "BINARY");

            migrationBuilder.AddColumn<string>(
                name: "door",
                table: "change_sets",
                type: "TEXT",
                nullable: true,
                collation: "BINARY");

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
