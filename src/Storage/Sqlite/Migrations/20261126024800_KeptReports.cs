using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Equipoise.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class KeptReports : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "KeptReports",
                columns: table => new
                {
                    KeyHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    At = table.Column<string>(type: "TEXT", nullable: false),
                    Until = table.Column<string>(type: "TEXT", nullable: false),
                    Compressed = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_KeptReports", x => x.KeyHash);
                    table.CheckConstraint("CK_KeptReports_Hash", "length(\"Hash\") = 64");
                });

            migrationBuilder.CreateIndex(
                name: "IX_KeptReports_Hash",
                table: "KeptReports",
                column: "Hash");

            migrationBuilder.CreateIndex(
                name: "IX_KeptReports_Until",
                table: "KeptReports",
                column: "Until");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "KeptReports");
        }
    }
}
